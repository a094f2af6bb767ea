package org.concurrencybench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.concurrencybench.results.Environment.Load;
import org.junit.jupiter.api.Test;

class DisturbanceTest {
    private static final Load BEFORE = new Load(0.5, 10_000L, 100L, 4_000L, 30L);

    /** A load after 1,000 ticks of all processors together. */
    private static Load after(long stolen, long processes, long own) {
        return new Load(0.5, 11_000L, 100 + stolen, 4_000 + processes, 30 + own);
    }

    @Test
    void whatTheRunItselfTookDisturbsNobody() {
        assertThat(Disturbance.between(BEFORE, after(9, 909, 900))).isEmpty();
    }

    @Test
    void otherProcessesAreNamedFromOnePercentOn() {
        assertThat(Disturbance.between(BEFORE, after(0, 510, 500)))
                .isEqualTo("! Processes that are no part of this run took 1.0 % of the processors' time: "
                        + "measure on an idle machine.\n");
    }

    @Test
    void theUsersOwnServersMayBeAmongThem() {
        assertThat(Disturbance.between(BEFORE, after(0, 700, 500), true))
                .isEqualTo(
                        "! Processes that are no part of this run took 20.0 % of the processors' time, any servers of "
                                + "yours on this machine included: measure on an idle machine.\n");
    }

    @Test
    void theHostIsNamedFromOnePercentOn() {
        assertThat(Disturbance.between(BEFORE, after(32, 500, 500)))
                .isEqualTo("! The host took 3.2 % of the processors' time from this run (steal): "
                        + "measure when it is idle.\n");
    }

    @Test
    void bothAreNamed() {
        assertThat(Disturbance.between(BEFORE, after(100, 600, 500)).lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("! Processes that are no part of this run took 10.0 %"),
                        line -> assertThat(line).startsWith("! The host took 10.0 %"));
    }

    @Test
    void ticksThatAreCountedInAnotherWayAreNoNegativeShare() {
        assertThat(Disturbance.between(BEFORE, after(0, 500, 600))).isEmpty();
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        Load unknown = new Load(null, null, null, null, null);
        assertThat(Disturbance.between(unknown, unknown)).isEmpty();
        assertThat(Disturbance.between(BEFORE, BEFORE))
                .as("no time between them")
                .isEmpty();
    }
}
