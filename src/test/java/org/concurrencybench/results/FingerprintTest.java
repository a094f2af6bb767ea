package org.concurrencybench.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"17.0.15, 17", "1.8.0_292, 8", "21, 21", "25-ea, 25", "null, null", "'', null", "unknown, null"})
    void theJdkIsItsFeatureRelease(String version, Integer feature) {
        RunConfiguration configuration =
                new RunConfiguration(null, null, null, null, null, null, null, null, version, null, null);
        assertThat(Fingerprint.of(Optional.empty(), configuration).jdk()).isEqualTo(feature);
    }

    @Test
    void theLastCollectorCounts() {
        assertThat(Fingerprint.collector(List.of("-XX:+UseG1GC", "-Xmx1g", "-XX:+UseZGC")))
                .contains("ZGC");
        assertThat(Fingerprint.collector(List.of("-XX:+UseConcMarkSweepGC"))).contains("ConcMarkSweepGC");
        assertThat(Fingerprint.collector(List.of("-XX:+UseCompressedOops", "-XX:+UseMaximumCompactionOnSystemGC")))
                .isEmpty();
    }

    @Test
    void aFingerprintIsMadeOfWhatIsKnown() {
        assertThat(Fingerprint.of(Optional.of(MadeUp.environment("a cpu", 2)), MadeUp.CONFIGURATION))
                .isEqualTo(new Fingerprint("a cpu", 2, 17, "OpenJDK 64-Bit Server VM", "ParallelGC"));
        assertThat(Fingerprint.of(Optional.empty(), MadeUp.configuration()))
                .isEqualTo(new Fingerprint(null, null, 17, "OpenJDK 64-Bit Server VM", "default"));
    }

    @Test
    void amongOthersItIsCalledByWhatTellsItFromThem() {
        Fingerprint one = new Fingerprint("a cpu", 2, 17, "a vm", "ParallelGC");
        Fingerprint newer = new Fingerprint("a cpu", 2, 25, "a vm", "ParallelGC");
        Fingerprint unknown = new Fingerprint(null, null, 25, null, null);
        assertThat(newer.among(List.of(one, newer))).isEqualTo("JDK 25");
        assertThat(newer.among(List.of(newer))).isEqualTo(newer.toString());
        assertThat(newer.among(List.of(newer, unknown))).isEqualTo("CPU a cpu, cores 2, JVM a vm, GC ParallelGC");
        assertThat(unknown.among(List.of(newer, unknown))).isEqualTo("JDK 25");
    }
}
