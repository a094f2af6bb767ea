package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.concurrencybench.results.Fork;
import org.concurrencybench.results.RowKey;
import org.concurrencybench.testing.JmhText;
import org.concurrencybench.testing.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that something went wrong with: each ends in a verdict or in one line that names it. */
class MutatedFilesTest {
    private static final int FILES = 600;
    private static final List<String> SNIPPETS = List.of(
            "null",
            "true",
            "\"\"",
            "-1",
            "0",
            "1e999",
            "-1e-999",
            "\"NaN\"",
            "\"+INF\"",
            "{}",
            "[]",
            "[[]]",
            "[[[]]]",
            "}",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\n",
            "\u0000",
            "\u001b[2J",
            "\uffff",
            "9".repeat(1200),
            "x".repeat(3000),
            "[".repeat(2000),
            "{\"a\":".repeat(2000),
            "\"" + "y".repeat(70_000) + "\"",
            "/* */",
            "NaN",
            "Infinity",
            "'a'");

    @TempDir
    private Path folder;

    @Test
    void everyMutantEndsCleanly() throws Exception {
        String sound = sound();
        Path base = Files.writeString(folder.resolve("base.json"), sound);
        Random random = new Random(20);
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            Path mutant = folder.resolve("mutant.json");
            Files.write(mutant, mutate(sound, random));
            refused += endsCleanly(i, base, mutant) ? 0 : 1;
        }
        // Neither does nothing get through, nor everything.
        assertThat(refused).isBetween(FILES / 4, FILES - FILES / 10);
    }

    @Test
    void everyCutFileIsRefused() throws Exception {
        String sound = sound();
        Path base = Files.writeString(folder.resolve("base.json"), sound);
        Path cut = folder.resolve("cut.json");
        for (int length = 0; length < sound.stripTrailing().length(); length += 41) {
            Files.writeString(cut, sound.substring(0, length));
            assertThat(endsCleanly(length, base, cut)).as("cut to %d", length).isFalse();
        }
    }

    private static boolean endsCleanly(int number, Path base, Path mutant) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            int exit = new CompareCommand(print(out), print(err)).run(base.toString(), mutant.toString());
            assertThat(exit).as("mutant %d", number).isIn(0, 1, 3);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("geometric mean");
            return true;
        } catch (BadInputException e) {
            assertThat(e.getMessage())
                    .as("mutant %d", number)
                    .containsAnyOf(mutant.toString(), "nothing in common")
                    .doesNotContain("failed:", "Exception")
                    .doesNotContainPattern("\\p{Cntrl}")
                    .hasSizeLessThan(500);
            assertThat(out.size() + err.size()).isZero();
            return false;
        }
    }

    private static byte[] mutate(String sound, Random random) throws IOException {
        StringBuilder text = new StringBuilder(sound);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(random.nextBoolean() ? 3 : 200));
            String snippet = SNIPPETS.get(random.nextInt(SNIPPETS.size()));
            switch (random.nextInt(8)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, text.substring(at, to));
                case 2 -> text.insert(at, snippet);
                case 3 -> text.setLength(at);
                case 4 -> text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(7))));
                case 5, 6 -> replaceValue(text, random, snippet);
                default -> text.replace(at, to, snippet);
            }
            if (text.isEmpty()) {
                break;
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Another value for some member: JSON all the same, but not JMH's. */
    private static void replaceValue(StringBuilder text, Random random, String value) {
        int colon = text.indexOf(" : ", random.nextInt(text.length()));
        int end = colon < 0 ? -1 : text.indexOf("\n", colon);
        if (end > 0) {
            boolean comma = text.charAt(end - 1) == ',';
            text.replace(colon + 3, comma ? end - 1 : end, value);
        }
    }

    private static String sound() {
        RowKey key = new RowKey("org.x.B.m", "thrpt", 1, new TreeMap<>(Map.of("n", "10", "route", "wait")));
        List<Fork> forks = List.of(Fork.of(10, 11, 12), Fork.of(10, 11, 11), Fork.of(12, 11, 11), Fork.of(11, 12, 10));
        String plain = JmhText.of(
                MadeUp.row(key, MadeUp.CONFIGURATION, "ops/s", forks),
                MadeUp.row(MadeUp.key("org.x.FloorBenchmark.spin", "avgt"), MadeUp.CONFIGURATION, "us/op", forks),
                MadeUp.row(MadeUp.key("org.x.B.s", "sample"), MadeUp.CONFIGURATION, "us/op", MadeUp.forks(1, 2, 1, 2)));
        String histogram = "\"rawDataHistogram\" : [[[[1.5, 3], [2.5, 1]]], [[[1.5, 4]]], [[[1.6, 4]]], [[[1.5, 4]]]]";
        String secondary = "\"secondaryMetrics\" : {\"·gc.count\" : {\"score\" : 1.0, \"scoreUnit\" : \"counts\", "
                + "\"rawData\" : [[1.0], [\"NaN\"], []]}}";
        return plain.replace("\"rawData\" : [[1.0], [2.0], [1.0], [2.0]]", histogram)
                .replaceFirst("\"secondaryMetrics\" : \\{}", secondary);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
