package org.concurrencybench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuListTest {
    private static void assumeTaskset() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/taskset")), "no taskset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0,1", "0-3", "0-6:2,7", "12"})
    void theListsOfTasksetAreTaken(String list) {
        assertThat(CpuList.matches(list)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a", "0,", ",0", "0-", "-1", "0:2", "0 1", "0;rm", "0-6:0", "5-2", "99999999999"})
    void nothingElseIs(String list) {
        assertThat(CpuList.matches(list)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "0, 1", "'0,1', 2", "0-3, 4", "'0-6:2,7', 5", "0-5:2, 3", "'0-2,1-3', 4", "'1,1', 1"})
    void theProcessorsOfAListAreCounted(String list, int size) {
        assertThat(new CpuList(list).size()).isEqualTo(size);
    }

    @Test
    void anEmptyListPinsNothing() {
        CpuList none = new CpuList("");
        assertThat(none.prefix()).isEmpty();
        assertThatNoException().isThrownBy(none::verify);
        assertThatNoException().isThrownBy(none::pinThisProcess);
    }

    @Test
    void aProcessBehindThePrefixHasTheseProcessorsAlone() throws Exception {
        assumeTaskset();
        List<String> command = new ArrayList<>(new CpuList("0").prefix());
        command.addAll(List.of("nproc"));
        try (var output = new ProcessBuilder(command).start().inputReader()) {
            assertThat(output.readLine()).isEqualTo("1");
        }
    }

    @Test
    void aProcessorThatIsNotThereIsOneClearLine() {
        assumeTaskset();
        assertThatIllegalStateException()
                .isThrownBy(() -> new CpuList("1023").verify())
                .withMessageMatching("processors '1023': expected some of this machine's( [0-9,-]+)?: taskset: .+")
                .withMessageNotContaining("\n");
    }
}
