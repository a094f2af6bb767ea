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
import java.util.Arrays;
import org.concurrencybench.results.Environment;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.ResultStore;
import org.concurrencybench.testing.JmhText;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {
    private static final double[] STEADY = {0.999, 1, 1.001, 1, 0.999, 1.001, 1, 1};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private String base;
    private String slower;
    private String same;
    private String slightlySlower;

    @BeforeEach
    void write() throws IOException {
        base = write("base.json", row(1));
        slower = write("slower.json", row(1.5));
        same = write("same.json", row(1.0001));
        slightlySlower = write("slightly.json", row(1.04));
    }

    @Test
    void aProvenRegressionIsExitCodeOne() throws Exception {
        assertThat(run(base, slower)).isEqualTo(1);
        assertThat(printed())
                .contains(
                        "REGRESSED 1",
                        "1.500",
                        "50.0 % slower, more than 2 % and beyond chance (p < 0.001 after Holm)");
        assertThat(run(base, slower, "--strict")).isEqualTo(1);
    }

    @Test
    void nothingProvenWorseIsExitCodeZero() throws Exception {
        assertThat(run(slower, base)).isZero();
        assertThat(printed()).contains("IMPROVED 1");
        assertThat(run(base, same, "--run-noise", "0", "--strict")).isZero();
        assertThat(printed()).contains("UNCHANGED 1");
        assertThat(run(base, slightlySlower)).isZero();
        assertThat(printed()).contains("INCONCLUSIVE 1", "ab with about");
    }

    @Test
    void strictlyUndecidedIsExitCodeThree() throws Exception {
        assertThat(run(base, slightlySlower, "--strict")).isEqualTo(3);
    }

    @Test
    void thresholdAlphaAndNoiseDecide() throws Exception {
        assertThat(run(base, slightlySlower, "--run-noise", "0")).isEqualTo(1);
        assertThat(run(base, slightlySlower, "--run-noise", "0", "--threshold", "0.05"))
                .isZero();
        assertThat(run(base, slower, "--run-noise=0.2", "--alpha=0.05")).isZero();
        assertThat(run(base, slower, "--run-noise=0.2", "--alpha=0.3")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"json, '{', '}'", "JSON, '{', '}'", "markdown, '**', ')'", "text, base, ')'"})
    void everyFormatIsWritten(String format, String start, String end) throws Exception {
        assertThat(run(base, slower, "--format", format)).isEqualTo(1);
        assertThat(printed().strip()).startsWith(start).contains("1.5").contains(end);
    }

    @Test
    void severalFilesAreSeveralRuns() throws Exception {
        String bases = base + "," + write("base2.json", row(1.01)) + "," + write("base3.json", row(0.99));
        Path heads = Files.createDirectory(folder.resolve("heads"));
        for (double scale : new double[] {1.1, 1.11, 1.09}) {
            Files.writeString(heads.resolve(scale + ".json"), JmhText.of(row(scale)));
        }
        assertThat(run(bases, heads.toString())).isEqualTo(1);
    }

    /** As those that ab leaves, each with what the machine did to the other. */
    @Test
    void runsThatWereMadeBesideEachOtherAreOne() throws Exception {
        Path store = folder.resolve("store");
        ResultStore results = ResultStore.open(store);
        for (int start : new int[] {0, 1, 100}) {
            Environment kept =
                    MadeUp.environment("a cpu", 2, Instant.ofEpochSecond(start), Instant.ofEpochSecond(start + 60));
            results.save(kept.started(), "abc1234", JmhText.of(row(1)).getBytes(StandardCharsets.UTF_8), kept);
        }
        assertThat(run(store.toString(), slower)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "# Left out of " + store + ": 1 run made beside another one, as the base of ab is\n");
    }

    @Test
    void noiseIsLearnedFromTheStoreOfTheSameMachine() throws Exception {
        Path store = folder.resolve("store");
        ResultStore results = ResultStore.open(store);
        for (int i = 0; i < 5; i++) {
            results.save(
                    Instant.ofEpochSecond(i),
                    "abc1234",
                    JmhText.of(row(1 + 0.001 * i)).getBytes(StandardCharsets.UTF_8),
                    MadeUp.environment("a cpu", 2));
        }
        Path first = store.resolve("1970-01-01T00-00-00Z-abc1234.json");
        String here = kept("here", MadeUp.environment("a cpu", 2));
        assertThat(run(first.toString(), here)).isZero();
        assertThat(run(first.toString(), here, "--results", store.toString())).isEqualTo(1);
        // Of a side that does not tell its machine, or is from another one, nothing is known.
        assertThat(run(first.toString(), slightlySlower, "--results", store.toString()))
                .isZero();
        assertThat(run(base, here, "--results", store.toString())).isZero();
        String elsewhere = kept("elsewhere", MadeUp.environment("another cpu", 2));
        assertThat(run(first.toString(), elsewhere, "--ignore-environment", "--results", store.toString()))
                .isZero();
    }

    /** The slightly slower row, with an environment. */
    private String kept(String name, Environment environment) throws IOException {
        Path own = folder.resolve(name);
        return ResultStore.open(own)
                .save(Instant.EPOCH, name, JmhText.of(row(1.04)).getBytes(StandardCharsets.UTF_8), environment)
                .toString();
    }

    @Test
    void nothingInCommonIsBadInput() throws IOException {
        String other = write(
                "other.json",
                MadeUp.row(MadeUp.key("org.x.B.other", "avgt"), MadeUp.CONFIGURATION, "us/op", MadeUp.forks(STEADY)));
        refused("nothing in common: none of the 1 rows of " + base + " and the 1 of " + other, base, other);
        Files.writeString(folder.resolve("none.json"), "[]");
        refused("nothing in common", base, folder.resolve("none.json").toString());
    }

    @Test
    void badArgumentsAreOneLine() {
        refused("Missing required parameter: 'HEAD'", base);
        refused("Unknown option: '--bogus'", base, slower, "--bogus");
        refused("Invalid value for option '--format'", base, slower, "--format", "xml");
        refused("--threshold 0.0: expected more than 0 and less than 1", base, slower, "--threshold", "0");
        refused("--alpha 0.9: expected at least 0.001 and less than 0.5", base, slower, "--alpha", "0.9");
        refused("--run-noise -1.0: expected 0 or more and less than 1", base, slower, "--run-noise", "-1");
        refused("--run-noise NaN: expected", base, slower, "--run-noise", "NaN");
        refused(
                "--results " + folder.resolve("x") + ": expected a folder",
                base,
                slower,
                "--results",
                folder.resolve("x").toString());
        refused(
                folder.resolve("x") + ": expected a file that can be read",
                base,
                folder.resolve("x").toString());
        refused("a b", base, "a\nb");
    }

    @Test
    void aStackTraceIsPrintedOnRequestAlone() {
        refused("expected a file", base, "missing.json");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        refused("expected a file", base, "missing.json", "--stacktrace");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("\tat org.concurrencybench");
    }

    @Test
    void ignoringIsPerKindOfDifference() throws Exception {
        String other = write(
                "config.json",
                MadeUp.row(
                        MadeUp.key("org.x.B.m", "avgt"),
                        MadeUp.configuration("-Xmx9g", "-XX:+UseG1GC"),
                        "us/op",
                        MadeUp.forks(Arrays.stream(STEADY).map(x -> 2 * x).toArray())));
        assertThat(run(base, other)).isZero();
        assertThat(printed()).contains("the environments differ");
        assertThat(run(base, other, "--ignore-environment")).isZero();
        assertThat(printed()).contains("measured differently");
        assertThat(run(base, other, "--ignore-environment", "--ignore-config")).isEqualTo(1);
        assertThat(printed()).contains("; with JVM arguments");
    }

    private int run(String... args) throws Exception {
        out.reset();
        return new CompareCommand(print(out), print(err)).run(args);
    }

    private void refused(String message, String... args) {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> run(args))
                .satisfies(e -> assertThat(e.getMessage()).contains(message).doesNotContain("\n"));
        assertThat(printed()).isEmpty();
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String write(String name, ResultRow... rows) throws IOException {
        return Files.writeString(folder.resolve(name), JmhText.of(rows)).toString();
    }

    private static ResultRow row(double scale) {
        return MadeUp.row("avgt", Arrays.stream(STEADY).map(x -> scale * x).toArray());
    }
}
