package org.concurrencybench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.concurrencybench.server.BenchmarkServer;
import org.concurrencybench.server.ServerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all commands make of what they cannot do. */
class MainTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) throws Exception {
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    @Test
    void aServerWithoutVirtualThreadsSaysSoItself() throws Exception {
        ServerOptions options = ServerOptions.loopback(Duration.ofMillis(1), 1, 1);
        try (BenchmarkServer server = BenchmarkServer.start(options, Optional.empty())) {
            String call = "RequestBatchBenchmark.async -p server=" + server.uri() + " -p route=";
            assertThat(run((call + "vwait -p waitMillis=1").split(" "))).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("status 501 with body '{\"error\":\"/vwait needs virtual threads")
                    .doesNotContain("a server of this suite");
            err.reset();
            assertThat(run((call + "wait -p waitMillis=2").split(" "))).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("expected a server of this suite (serve --wait-millis)");
        }
    }

    /** It is taken for a benchmark's name. */
    @ParameterizedTest
    @ValueSource(strings = {"record", "serve", "compare", "ab", "selfcheck", "history", "report"})
    void aCommandBehindOptionsIsToldWhereItBelongs(String command) throws Exception {
        assertThat(run("-f", "1", "FloorBenchmark.spin", command)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("matches " + command + ": expected a command as the first word");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NoSuchBenchmark",
                "[",
                "-x",
                "-bm foo",
                "-p route=moon",
                "-p batchSize=0",
                "-p waitMillis=soon",
                "-p nosuch=1",
                "FloorBenchmark.spin -p=nosuch=1",
                "FloorBenchmark.spin -pnosuch=1",
                "RequestBatchBenchmark.sync -p concurrency=5",
                "FloorBenchmark.spin -p n=30",
                "-l [",
                "FloorBenchmark.spin -foe maybe",
                "FloorBenchmark.spin -foe false -f 0",
                "FloorBenchmark.spin -f 0 -jvm java",
                "FloorBenchmark.spin -f 0 -jvmArgs -Xint",
                "FloorBenchmark.spin -f 0 -jvmArgsPrepend -Xint",
                "FloorBenchmark.spin -f 0 -jvmArgsAppend -Xint",
                "FloorBenchmark.spin -opi 2",
                "RequestBatchBenchmark.sync -p batchSize=1000 -p waitMillis=1000",
                "FibonacciBenchmark RequestBatchBenchmark.sync -p batchSize=100 -to 9s",
                "RequestBatchBenchmark.sync -p batchSize=1000 -t 14",
                "FloorBenchmark.spin -tg 1,2",
                "FloorBenchmark.spin -wmb [",
                "FloorBenchmark.spin -wmb NoSuchBenchmark",
                "FibonacciBenchmark.recursive -p n=3,3",
                "FibonacciBenchmark.recursive -e recursive",
                "FloorBenchmark.spin NoSuchBenchmark",
                "FloorBenchmark.spin -gc=perhaps",
                "-l FloorBenchmark.spin -gc=perhaps",
                "-e [",
                "FloorBenchmark.spin -p n=30 -e -p",
                "FloorBenchmark.spin -o no/such/folder/out.txt",
                "FloorBenchmark.spin -rff /",
                "FloorBenchmark.spin -o FOLDER/one -rff FOLDER/./one",
                "FloorBenchmark.spin -o FOLDER/one.json -rf json -rff FOLDER/one.json",
                "-jvm no-such-java",
                "-p server=child:0",
                "-p server=http://127.0.0.1:1",
                "-p server=http://127.0.0.1:1 -p workerThreads=40",
                "-p server=http://127.0.0.1:70000",
                "-p serverCpus=0",
                "-p serverJvmArgs=-Xmx64m",
                "-p server=child -p serverCpus=1023",
                "RequestBatch -p clientCpus=1023",
                "RequestBatch -p clientCpus=zero",
                "RequestBatch -f 0 -p clientCpus=0",
                "RequestBatch|Fibonacci -p clientCpus=0",
                "RequestBatchBenchmark.async -p batchSize=100,100000",
                "FloorBenchmark.spin --p nosuch=1",
                "-p server=child -p serverJvm=/no/such/java",
                "-p server=child -p serverJvm=/bin/true",
                "FloorBenchmark.spin -prof latency:unit=us",
                "FloorBenchmark.spin -prof jfr:dir=/proc/nowhere",
                "record --results",
                "record --results= FloorBenchmark.spin",
                "record --results FOLDER/one --results FOLDER/two FloorBenchmark.spin",
                "record --results /proc/nowhere FloorBenchmark.spin",
                "serve --port 70000",
                "serve --port x",
                "serve --host 300.0.0.1",
                "serve --host=",
                "serve --io-threads 1025",
                "serve --nosuch",
                "compare one.json",
                "compare no.json such.json",
                "ab",
                "ab --base nosuch.jar",
                "ab --base nosuch.jar -f 3",
                "history --results nosuch",
                "history --format xml",
                "selfcheck --rounds 2 --results FOLDER/kept",
            })
    void badInputGetsOneLineAndExitCodeTwo(String commandLine) throws Exception {
        assertThat(run(commandLine.replace("FOLDER", folder.toString()).split(" ")))
                .isEqualTo(2);
        String error = err.toString(StandardCharsets.UTF_8);
        assertThat(error.lines()).as(error).hasSize(1);
        assertThat(error).startsWith("error: ");
        assertThat(folder).isEmptyDirectory();
    }
}
