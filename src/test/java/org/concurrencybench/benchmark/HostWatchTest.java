package org.concurrencybench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostWatchTest {
    private static final ProcessHandle FIRST = process(1, "/sbin/init", null);
    private static final ProcessHandle SHELL = process(2, "/usr/bin/bash", FIRST);
    private static final ProcessHandle BUILD = process(3, "/opt/jdk/bin/java", SHELL);
    private static final ProcessHandle HOST = process(4, "/opt/jdk/bin/java", BUILD);

    @Test
    void theHostIsTheNearestJvmAbove() {
        assertThat(HostWatch.host(fork(HOST))).containsSame(HOST);
        assertThat(HostWatch.host(fork(process(5, "/usr/bin/perf", HOST)))).containsSame(HOST);
    }

    @Test
    void aHostInTheMidstOfItsEndIsNoneAndNotTheJvmThatStartedIt() {
        ProcessHandle ending = process(4, null, BUILD);
        assertThat(HostWatch.host(fork(ending))).isEmpty();
        assertThat(HostWatch.host(fork(process(5, "/usr/bin/perf", ending)))).isEmpty();
    }

    @Test
    void aForkWithoutAHostHasNone() {
        assertThat(HostWatch.host(fork(SHELL))).isEmpty();
        assertThat(HostWatch.host(fork(process(1, "/opt/jdk/bin/java", null)))).isEmpty();
        assertThat(HostWatch.host(fork(null))).isEmpty();
    }

    private static ProcessHandle fork(ProcessHandle parent) {
        return process(9, "/opt/jdk/bin/java", parent);
    }

    /** A process as HostWatch sees it; a command of null is one that cannot be read. */
    private static ProcessHandle process(long pid, String command, ProcessHandle parent) {
        ProcessHandle.Info info = answering(ProcessHandle.Info.class, Map.of("command", Optional.ofNullable(command)));
        return answering(ProcessHandle.class, Map.of("pid", pid, "parent", Optional.ofNullable(parent), "info", info));
    }

    /** Something that has these answers, by the method's name, and no other. */
    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                HostWatchTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> Objects.requireNonNull(answers.get(method.getName()), method.getName())));
    }
}
