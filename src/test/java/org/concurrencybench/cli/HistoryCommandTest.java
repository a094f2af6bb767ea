package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.ResultStore;
import org.concurrencybench.results.RunConfiguration;
import org.concurrencybench.testing.JmhText;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    /** A run a second; each row's score is 1 but for 0.1 % of noise, times what the test says. */
    private void record(int runs, IntToDoubleFunction first, IntToDoubleFunction second) throws IOException {
        Random random = new Random(5);
        ResultStore store = ResultStore.open(folder);
        for (int run = 0; run < runs; run++) {
            String json = JmhText.of(
                    MadeUp.row(
                            MadeUp.key("org.x.B.first", "avgt"),
                            MadeUp.CONFIGURATION,
                            "us/op",
                            MadeUp.forks(first.applyAsDouble(run) * (1 + 0.001 * random.nextGaussian()))),
                    MadeUp.row(
                            MadeUp.key("org.x.B.second", "thrpt"),
                            MadeUp.CONFIGURATION,
                            "ops/s",
                            MadeUp.forks(second.applyAsDouble(run) * (1 + 0.001 * random.nextGaussian()))));
            store.save(
                    Instant.ofEpochSecond(run),
                    "c" + run,
                    json.getBytes(StandardCharsets.UTF_8),
                    MadeUp.environment("a cpu", 2));
        }
    }

    private int run(String... args) throws Exception {
        out.reset();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new HistoryCommand(print, print).run(args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theRunAtWhichARowGotSlowerIsNamed() throws Exception {
        record(20, run -> run < 12 ? 1 : 1.1, run -> 1);
        assertThat(run("--results", folder.toString())).isEqualTo(1);
        assertThat(printed())
                .contains(
                        "20 runs, 2 series: 1 regressed, 0 improved, 1 steady, 0 too short",
                        "on   CPU a cpu, cores 2, JDK 17",
                        "REGRESSED 1\n     1.1",
                        "1970-01-01T00-00-12Z-c12  B.first mode=avgt",
                        "STEADY 1: no change is proven");
        assertThat(printed().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void lessThroughputIsSlowerAndTheLatestChangeDecides() throws Exception {
        record(24, run -> 1, run -> run < 12 ? 1 : 0.9);
        assertThat(run("--results", folder.toString())).isEqualTo(1);
        assertThat(printed()).contains("00-00-12Z-c12  B.second");

        record24Again();
        assertThat(run("--results", folder.toString())).isZero();
        assertThat(printed()).contains("IMPROVED 1", "00-00-12Z-c12", "00-00-36Z-d12");
    }

    /** Twelve runs as slow as before, and then as fast as at first. */
    private void record24Again() throws IOException {
        Random random = new Random(6);
        for (int run = 24; run < 48; run++) {
            String json = JmhText.of(MadeUp.row(
                    MadeUp.key("org.x.B.second", "thrpt"),
                    MadeUp.CONFIGURATION,
                    "ops/s",
                    MadeUp.forks((run < 36 ? 0.9 : 1) * (1 + 0.001 * random.nextGaussian()))));
            ResultStore.open(folder)
                    .save(
                            Instant.ofEpochSecond(run),
                            "d" + (run - 24),
                            json.getBytes(StandardCharsets.UTF_8),
                            MadeUp.environment("a cpu", 2));
        }
    }

    @Test
    void rowsThatWereMeasuredOtherwiseAreNoPartOfTheSeries() throws Exception {
        record(10, run -> 1, run -> 1);
        for (int run = 10; run < 20; run++) {
            save(run, run, MadeUp.configuration("-Xmx2g", "-XX:+UseParallelGC"), 2);
        }
        assertThat(run("--results", folder.toString())).isZero();
        assertThat(printed())
                .contains("20 runs, 2 series: 0 regressed")
                .contains("left out: 10 figures measured differently from most of the row's latest");
    }

    /** As somebody makes with -i 2 to have a look. */
    @Test
    void oneRunThatWasMeasuredOtherwiseHidesNoRegression() throws Exception {
        record(20, run -> run < 12 ? 1 : 1.1, run -> 1);
        save(20, 20, MadeUp.configuration("-Xmx2g", "-XX:+UseParallelGC"), 1);
        assertThat(run("--results", folder.toString())).isEqualTo(1);
        assertThat(printed())
                .contains(
                        "left out: 1 figure measured differently from most of the row's latest",
                        "REGRESSED 1",
                        "1970-01-01T00-00-12Z-c12  B.first");
    }

    @Test
    void aNewestRunThatWasMeasuredOtherwiseIsUndecided() throws Exception {
        record(20, run -> 1, run -> 1);
        assertThat(run("--results", folder.toString(), "--strict")).isZero();
        save(20, 20, MadeUp.configuration("-Xmx2g", "-XX:+UseParallelGC"), 1);
        assertThat(run("--results", folder.toString(), "--strict")).isEqualTo(3);
        save(21, 21, MadeUp.CONFIGURATION, 1);
        assertThat(run("--results", folder.toString(), "--strict")).isZero();
    }

    @Test
    void argumentsThatDoNothingToFiguresMakeNoOtherSeries() throws Exception {
        for (int run = 0; run < 10; run++) {
            save(
                    run,
                    run,
                    run % 2 == 0
                            ? MadeUp.configuration("-XX:+UseParallelGC")
                            : MadeUp.configuration(
                                    "-XX:+UseParallelGC", "-Djmh.ignoreLock=true", "-Djava.io.tmpdir=/tmp/" + run),
                    1 + 0.001 * run);
        }
        assertThat(run("--results", folder.toString(), "--format=json")).isZero();
        assertThat(printed()).contains("\"figuresLeftOut\" : 0", "\"runs\" : 10");
    }

    @Test
    void runsThatWereMadeBesideAnotherOneAreNoPartOfTheSeries() throws Exception {
        for (int run = 0; run < 10; run++) {
            save(100 * run, 100 * run + 60, MadeUp.CONFIGURATION, run < 5 ? 1 : 2);
            save(100 * run + 5, 100 * run + 65, MadeUp.CONFIGURATION, 1 + 0.001 * (run % 3));
        }
        assertThat(run("--results", folder.toString(), "--format", "json")).isZero();
        assertThat(printed())
                .contains("\"runsLeftOut\" : 10", "\"figuresLeftOut\" : 0", "\"runs\" : 10", "\"trend\" : \"STEADY\"");
    }

    private void save(int from, int to, RunConfiguration configuration, double score) throws IOException {
        ResultRow row = MadeUp.row(MadeUp.key("org.x.B.first", "avgt"), configuration, "us/op", MadeUp.forks(score));
        ResultStore.open(folder)
                .save(
                        Instant.ofEpochSecond(from),
                        "s",
                        JmhText.of(row).getBytes(StandardCharsets.UTF_8),
                        MadeUp.environment("a cpu", 2, Instant.ofEpochSecond(from), Instant.ofEpochSecond(to)));
    }

    /** Eight runs have 70 orders, two of which are split like that; of two rows that may be chance in 4 of 70 cases. */
    @Test
    void eightRunsAreTooFewForTwoRows() throws Exception {
        record(8, run -> run < 4 ? 1 : 2, run -> run < 4 ? 1 : 2);
        assertThat(run("--results", folder.toString())).isZero();
        assertThat(printed()).contains("TOO SHORT 2: fewer than 9 runs");
    }

    @Test
    void nineRunsAreEnough() throws Exception {
        record(9, run -> run < 4 ? 1 : 2, run -> run < 4 ? 2 : 1);
        assertThat(run("--results", folder.toString(), "--format=json")).isEqualTo(1);
        assertThat(printed()).contains("\"leastRuns\" : 9").containsPattern("(?s)REGRESSED.*REGRESSED");
    }

    @Test
    void runNamesThatLeaveNoRoomForTheRowStillEnd() throws Exception {
        for (int run = 0; run < 10; run++) {
            ResultRow row = MadeUp.row(
                    MadeUp.key("org.x.B.first", "avgt"),
                    MadeUp.CONFIGURATION,
                    "us/op",
                    MadeUp.forks((run < 5 ? 1 : 2) + 0.001 * run));
            Files.writeString(folder.resolve(run + "-" + "n".repeat(100) + ".json"), JmhText.of(row));
        }
        assertThat(run("--results", folder.toString())).isEqualTo(1);
        assertThat(printed()).contains("B.first");
    }

    @Test
    void sevenRunsAreTooFew() throws Exception {
        record(7, run -> run < 4 ? 1 : 2, run -> 1);
        assertThat(run("--results", folder.toString())).isZero();
        assertThat(printed()).contains("TOO SHORT 2: fewer than 9 runs");
        assertThat(run("--results", folder.toString(), "--strict")).isEqualTo(3);
    }

    /** One of the rows is long enough already, and the others are going to be tested with it. */
    @Test
    void theRunsThatAreNeededAreThoseForAllRowsOfTheNewest() throws Exception {
        save(-10, -9, MadeUp.CONFIGURATION, 1);
        record(7, run -> 1, run -> 1);
        assertThat(run("--results", folder.toString())).isZero();
        assertThat(printed()).contains("TOO SHORT 2: fewer than 9 runs");
    }

    /** What the forks found that did not fail may be faster than what those did that failed. */
    @Test
    void aRowOfWhichForksFailedIsLeftOut() throws Exception {
        record(10, run -> 1, run -> 1);
        ResultRow whole =
                MadeUp.row(MadeUp.key("org.x.B.first", "avgt"), MadeUp.CONFIGURATION, "us/op", MadeUp.forks(2, 2));
        ResultRow torn = new ResultRow(whole.key(), 3, whole.configuration(), whole.primary(), Map.of());
        Files.writeString(folder.resolve("2000-01-01T00-00-00Z-torn.json"), JmhText.of(torn));
        assertThat(run("--results", folder.toString())).isZero();
        assertThat(printed()).contains("left out: 1 row with failed forks");
    }

    /** A row that measured nothing any more is not steady. */
    @Test
    void rowsWithoutAFigureAreCounted() throws Exception {
        for (int run = 0; run < 10; run++) {
            save(100 * run, 100 * run + 50, MadeUp.CONFIGURATION, run < 8 ? 1 : 0);
        }
        assertThat(run("--results", folder.toString())).isZero();
        assertThat(printed())
                .contains("left out: 2 rows with failed forks or without a figure that has a ratio to others")
                .doesNotContain("measured differently");
        assertThat(run("--results", folder.toString(), "--format=json", "--strict"))
                .isEqualTo(3);
        assertThat(printed()).contains("\"figuresLeftOut\" : 0", "\"flawedRowsLeftOut\" : 2");
    }

    @Test
    void anOldRowWithoutAFigureLeavesNothingUndecided() throws Exception {
        for (int run = 0; run < 12; run++) {
            save(100 * run, 100 * run + 50, MadeUp.CONFIGURATION, run == 3 ? 0 : 1);
        }
        assertThat(run("--results", folder.toString(), "--strict")).isZero();
        assertThat(printed())
                .contains("left out: 1 row with failed forks or without a figure that has a ratio to others");
    }

    @Test
    void environmentsAreKeptApart() throws Exception {
        record(8, run -> 1, run -> 1);
        for (int run = 8; run < 16; run++) {
            ResultStore.open(folder)
                    .save(
                            Instant.ofEpochSecond(run),
                            "c" + run,
                            JmhText.of(MadeUp.row("avgt", 2)).getBytes(StandardCharsets.UTF_8),
                            MadeUp.environment("another cpu", 2));
        }
        assertThat(run("--results", folder.toString())).isZero();
        assertThat(printed()).contains("on   CPU a cpu", "on   CPU another cpu", "0 regressed");
    }

    @ParameterizedTest
    @CsvSource({
        "json, '\"trend\" : \"REGRESSED\"', '\"run\" : \"1970-01-01T00-00-12Z-c12\"'",
        "markdown, '| REGRESSED | 1.1', '`1970-01-01T00-00-12Z-c12` | 20 |'",
    })
    void programsAndPullRequestsGetTheSame(String format, String trend, String place) throws Exception {
        record(20, run -> run < 12 ? 1 : 1.1, run -> 1);
        assertThat(run("--results", folder.toString(), "--format", format)).isEqualTo(1);
        assertThat(printed()).contains(trend, place);
    }

    @Test
    void noResultsAndBrokenOnesAreBadInput() throws IOException {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> run("--results", folder.toString()))
                .withMessage(folder + ": expected a folder with JMH's JSON in .json files");
        Files.writeString(folder.resolve("empty.json"), "[]");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> run("--results", folder.toString()))
                .withMessage(folder + ": expected at least one row with figures");
        Files.writeString(folder.resolve("broken.json"), "[{");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> run("--results", folder.toString()))
                .withMessageStartingWith(folder.resolve("broken.json") + ": line 1");
    }
}
