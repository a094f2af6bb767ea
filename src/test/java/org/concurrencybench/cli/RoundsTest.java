package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.concurrencybench.results.JmhJson;
import org.concurrencybench.results.JoinedForks;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.testing.JmhText;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final List<String> order = new ArrayList<>();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;

    /** What goes wrong in a fork, counted from 1 on each side. */
    private interface Accident {
        byte[] before(int fork, byte[] json) throws Rounds.FailedForkException, InterruptedException;
    }

    /** A side whose forks take ten seconds each and have the fork's number as score. */
    private final class Played implements Rounds.Side {
        private final String name;
        private final Accident accident;
        private int forks;

        Played(String name, Accident accident) {
            this.name = name;
            this.accident = accident;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public byte[] fork(String benchmark) throws Rounds.FailedForkException, InterruptedException {
            order.add(name.charAt(0) + benchmark.substring(benchmark.length() - 1));
            now = now.plusSeconds(10);
            forks++;
            ResultRow row =
                    MadeUp.row(MadeUp.key(benchmark, "avgt"), MadeUp.CONFIGURATION, "us/op", MadeUp.forks(forks));
            return accident.before(forks, JmhText.of(row).getBytes(StandardCharsets.UTF_8));
        }
    }

    private final class Ticking extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private Rounds rounds(int number, List<String> base, List<String> head, Accident ofHead) {
        return new Rounds(
                new Played("base", (fork, json) -> json),
                base,
                new Played("head", ofHead),
                head,
                number,
                new Ticking(),
                new PrintStream(progress, true, StandardCharsets.UTF_8));
    }

    private Rounds rounds(int number, Accident ofHead) {
        return rounds(number, List.of("x.B.m", "x.B.n"), List.of("x.B.m", "x.B.n"), ofHead);
    }

    private static List<Double> scores(Rounds.Half half, int row) {
        double[] means =
                JmhJson.read(JoinedForks.of(half.kept())).get(row).primary().forkMeans();
        return Arrays.stream(means).boxed().toList();
    }

    @Test
    void sidesTakeTurnsAndSwapThemAndEveryRoundHasAllBenchmarks() throws Exception {
        Rounds rounds = rounds(3, (fork, json) -> json);
        rounds.run();
        assertThat(order).containsExactly("bm", "hm", "bn", "hn", "hm", "bm", "hn", "bn", "bm", "hm", "bn", "hn");
        assertThat(rounds.done()).isEqualTo(3);
        assertThat(scores(rounds.base(), 0)).containsExactly(1.0, 3.0, 5.0);
        assertThat(scores(rounds.head(), 1)).containsExactly(2.0, 4.0, 6.0);
        assertThat(rounds.base().started()).isEqualTo(Instant.EPOCH);
        assertThat(rounds.head().started()).isEqualTo(Instant.EPOCH.plusSeconds(10));
    }

    @Test
    void thePlanAndTheTimeLeftAreSaid() throws Exception {
        rounds(6, (fork, json) -> json).run();
        assertThat(progress.toString(StandardCharsets.UTF_8).lines())
                .hasSize(13)
                .startsWith(
                        "# Plan: 6 rounds of 2 benchmarks on both sides, 24 runs of one fork of each row; Ctrl-C keeps the rounds that are done",
                        "# Round 1 of 6, x.B.m: 2 of 24 done, about 4 min left")
                .endsWith("# Round 6 of 6, x.B.n: 24 of 24 done, about 0 s left");
    }

    @Test
    void aSideThatFailsIsNamedAndTheRoundsBeforeAreKept() {
        Rounds rounds = rounds(6, (fork, json) -> {
            if (fork == 6) {
                throw new Rounds.FailedForkException("it broke");
            }
            return json;
        });
        assertThatThrownBy(rounds::run)
                .isInstanceOf(Rounds.FailedForkException.class)
                .hasMessage("head failed in round 3 of 6 at x.B.n: it broke");
        assertThat(rounds.done()).isEqualTo(2);
        assertThat(scores(rounds.base(), 0)).hasSize(2);
        assertThat(scores(rounds.head(), 0)).hasSize(2);
    }

    @Test
    void whoeverStopsKeepsTheWholeRounds() {
        Rounds rounds = rounds(6, (fork, json) -> {
            if (fork == 4) {
                throw new InterruptedException();
            }
            return json;
        });
        assertThatThrownBy(rounds::run).isInstanceOf(InterruptedException.class);
        assertThat(rounds.done()).isEqualTo(1);
        assertThat(scores(rounds.head(), 0)).hasSize(1);
    }

    @Test
    void rowsThatComeAndGoAndTextThatIsNoResultAreFailures() {
        assertThatThrownBy(() -> rounds(6, (fork, json) -> fork == 3 ? "[]".getBytes(StandardCharsets.UTF_8) : json)
                        .run())
                .hasMessageStartingWith(
                        "head failed in round 2 of 6 at x.B.m: its rows are [], in the first round they were");
        assertThatThrownBy(() -> rounds(6, (fork, json) -> "oops".getBytes(StandardCharsets.UTF_8))
                        .run())
                .hasMessageStartingWith("head failed in round 1 of 6 at x.B.m: its result is not JMH's: line 1");
        assertThatThrownBy(() -> rounds(6, (fork, json) -> twice(json)).run())
                .hasMessageStartingWith("head failed in round 1 of 6 at x.B.m: it has a row twice, among [x.B.m ");
    }

    private static byte[] twice(byte[] json) {
        String rows = new String(json, StandardCharsets.UTF_8).strip();
        String row = rows.substring(1, rows.length() - 1);
        return ("[" + row + "," + row + "]").getBytes(StandardCharsets.UTF_8);
    }

    /** Such as one with virtual threads on a JVM that has none. */
    @Test
    void whatOneSideMeasuresNothingOfIsRunOnce() throws Exception {
        Rounds rounds =
                rounds(3, (fork, json) -> order.get(order.size() - 1).equals("hn") ? new byte[] {'[', ']'} : json);
        rounds.run();
        assertThat(order).containsExactly("bm", "hm", "bn", "hn", "hm", "bm", "bm", "hm");
        assertThat(rounds.done()).isEqualTo(3);
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("12 runs of one fork", "8 of 8 done");
    }

    @Test
    void whatOneSideAloneHasIsRunOnceSoThatItsRowIsSeen() throws Exception {
        Rounds rounds = rounds(2, List.of("x.B.m", "x.B.o"), List.of("x.B.a", "x.B.m"), (fork, json) -> json);
        rounds.run();
        assertThat(order).containsExactly("bm", "hm", "bo", "ha", "hm", "bm");
        assertThat(scores(rounds.base(), 1)).hasSize(1);
        assertThat(progress.toString(StandardCharsets.UTF_8))
                .contains("2 rounds of 1 benchmark on both", "6 of 6 done");
    }
}
