package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencybench.results.Fork;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.ResultStore;
import org.concurrencybench.testing.JmhText;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What large inputs cost, through the packaged jar on an idle machine: {@code make scale}, and no part of the tests. */
@Tag("scale")
class ScaleIT {
    private static final int REPETITIONS = 5;

    @TempDir
    Path folder;

    private record Cost(double seconds, double mebibytes) {}

    @Test
    void compareOfTwoFilesWithAThousandRows() throws Exception {
        Random random = new Random(1);
        Path base = Files.write(folder.resolve("base.json"), run(1_000, random, 0));
        Path head = Files.write(folder.resolve("head.json"), run(1_000, random, 0));
        System.out.printf(Locale.ROOT, "compare of two files with 1,000 rows, %.1f MB each:%n", Files.size(base) / 1e6);
        double[] seconds = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            Cost cost = cost(0, "compare", base.toString(), head.toString());
            System.out.printf(Locale.ROOT, "  %5.2f s %6.0f MiB%n", cost.seconds(), cost.mebibytes());
            seconds[i] = cost.seconds();
        }
        assertThat(IntStream.range(0, REPETITIONS)
                        .mapToDouble(i -> seconds[i])
                        .sorted()
                        .toArray()[REPETITIONS / 2])
                .isLessThanOrEqualTo(1.5);
    }

    @Test
    void historyOfAThousandFilesWithAHundredRows() throws Exception {
        Random random = new Random(2);
        Path store = folder.resolve("store");
        ResultStore results = ResultStore.open(store);
        System.out.println("history of files with 100 rows, of which 10 get 8 % slower:");
        int written = 0;
        for (int files : List.of(125, 250, 500, 1_000)) {
            for (; written < files; written++) {
                results.save(
                        Instant.EPOCH.plus(Duration.ofDays(written)),
                        "c" + written,
                        run(100, random, written < 60 ? 0 : 0.08),
                        MadeUp.environment("a cpu", 2));
            }
            Cost cost = cost(1, "history", "--results", store.toString());
            System.out.printf(
                    Locale.ROOT,
                    "  %5d files %6.1f s %6.1f ms a file %6.0f MiB%n",
                    files,
                    cost.seconds(),
                    1e3 * cost.seconds() / files,
                    cost.mebibytes());
            assertThat(cost.seconds()).isLessThanOrEqualTo(20);
            assertThat(cost.mebibytes()).isLessThanOrEqualTo(1024);
        }
    }

    @Test
    void compareOfTwoHistogramsOfAHundredMegabytes() throws Exception {
        Path file = folder.resolve("samples.json");
        Random random = new Random(3);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("[");
            for (int row = 0; row < 10; row++) {
                out.write(row == 0 ? "" : ",");
                writeSamples(out, row, random);
            }
            out.write("]");
        }
        Cost cost = cost(0, "compare", file.toString(), file.toString());
        System.out.printf(
                Locale.ROOT,
                "compare of two files of samples, %.0f MB each: %.1f s %.0f MiB%n",
                Files.size(file) / 1e6,
                cost.seconds(),
                cost.mebibytes());
        assertThat(cost.seconds()).isLessThanOrEqualTo(20);
        assertThat(cost.mebibytes()).isLessThanOrEqualTo(1024);
    }

    /** A row in sample mode: five forks with five iterations of 20,000 different values. */
    private static void writeSamples(BufferedWriter out, int row, Random random) throws IOException {
        String text = JmhText.of(MadeUp.row(
                MadeUp.key("org.example.SomeBenchmark.row" + row, "sample"),
                MadeUp.CONFIGURATION,
                "us/op",
                MadeUp.forks(1)));
        String whole = text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1);
        String oneFork = "\"rawData\" : [[1.0]]";
        int raw = whole.indexOf(oneFork);
        out.write(whole.substring(0, raw) + "\"rawDataHistogram\" : [");
        for (int iteration = 0; iteration < 25; iteration++) {
            out.write(iteration == 0 ? "[[" : iteration % 5 == 0 ? "]],[[" : "],[");
            for (int i = 0; i < 20_000; i++) {
                out.write((i == 0 ? "[" : ",[") + (0.5 + random.nextDouble()) + ", 3]");
            }
        }
        out.write("]]]" + whole.substring(raw + oneFork.length()));
    }

    /** Rows of five forks with five iterations; the first ten are slower by as much as is said. */
    private static byte[] run(int rows, Random random, double slower) {
        ResultRow[] all = IntStream.range(0, rows)
                .mapToObj(i -> MadeUp.row(
                        MadeUp.key("org.example.SomeBenchmark.row" + i, "avgt"),
                        MadeUp.CONFIGURATION,
                        "us/op",
                        forks(random, (i < 10 ? slower : 0) + 0.01 * random.nextGaussian())))
                .toArray(ResultRow[]::new);
        return JmhText.of(all).getBytes(StandardCharsets.UTF_8);
    }

    private static List<Fork> forks(Random random, double level) {
        return Stream.generate(() -> Fork.of(random.doubles(5)
                        .map(uniform -> Math.exp(level + 0.04 * (uniform - 0.5)))
                        .toArray()))
                .limit(5)
                .toList();
    }

    /** Time, and the largest resident set as Linux tells it; NaN elsewhere. */
    private Cost cost(int exitCode, String... args) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        long start = System.nanoTime();
        Process process = Jar.start(folder, out, out, args);
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        double mebibytes = Double.NaN;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            mebibytes = largest(status, mebibytes);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(process.exitValue()).as(Files.readString(out)).isEqualTo(exitCode);
        return new Cost(seconds, mebibytes);
    }

    private static double largest(Path status, double before) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(before);
        } catch (IOException e) {
            return before; // it has just ended
        }
    }
}
