package org.concurrencybench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChildServerTest {
    /** Each of them is a number, and none says which. */
    @Test
    void aServerProcessHearsItsWaitItsIoThreadsAndItsWorkersInThatOrder() {
        WaitServerState state = States.on("child", new WaitServerState());
        state.waitMillis = 5;
        state.ioThreads = 2;
        state.workerThreads = 40;
        List<String> command = ChildServer.command(state, 1);
        assertThat(command.subList(command.size() - 4, command.size()))
                .containsExactly(ChildServer.class.getName(), "5", "2", "40");
    }
}
