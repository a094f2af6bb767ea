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
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '"',
            value = {
                "NoSuchBenchmark => no benchmark matches [NoSuchBenchmark]: expected a part of a name",
                "[ => '[': expected a regular expression",
                "-x => -x is not a recognized option: -h lists",
                "-bm foo => Unable to parse benchmark mode",
                "-p route=moon => parameter route = 'moon': expected one of wait, vwait, asyncwait",
                "-p batchSize=0 => parameter batchSize = '0': expected a whole number from 1",
                "-p waitMillis=soon => parameter waitMillis = 'soon': expected a whole number from 0 to 60000",
                "-p nosuch=1 => -p nosuch=1: expected one of the parameters route,",
                "FloorBenchmark.spin -p=nosuch=1 => -p nosuch=1: expected one of the parameters",
                "FloorBenchmark.spin -pnosuch=1 => -p nosuch=1: expected one of the parameters",
                "RequestBatchBenchmark.sync -p concurrency=5 => -p concurrency: none of the selected benchmarks has it; they have route,",
                "FloorBenchmark.spin -p n=30 => -p n: none of the selected benchmarks has it; they have none",
                "-l [ => '[': expected a regular expression",
                "FloorBenchmark.spin -foe maybe => -foe maybe: expected true or false",
                "FloorBenchmark.spin -foe false -f 0 => -foe false: expected forks",
                "FloorBenchmark.spin -f 0 -jvm java => -jvm and -jvmArgs: expected forks",
                "FloorBenchmark.spin -f 0 -jvmArgs -Xint => -jvm and -jvmArgs: expected forks",
                "FloorBenchmark.spin -f 0 -jvmArgsPrepend -Xint => -jvm and -jvmArgs: expected forks",
                "FloorBenchmark.spin -f 0 -jvmArgsAppend -Xint => -jvm and -jvmArgs: expected forks",
                "RequestBatchBenchmark -wm BULK => -wm BULK: expected INDI",
                "FloorBenchmark.spin -opi 2 => -opi 2: expected 1",
                "RequestBatchBenchmark.sync -p batchSize=1000 -p waitMillis=1000 => -to 10 min: expected more than 33 min",
                "FibonacciBenchmark RequestBatchBenchmark.sync -p batchSize=100 -to 9s => -to 9 s: expected more than 10 s",
                "RequestBatchBenchmark.sync -p batchSize=1000 -t 14 => -to 10 min: expected more than 13 min",
                "FloorBenchmark.spin -to 0 => -to 0 s: expected more than 0 s, which a row and what warms it up take at least",
                "FloorBenchmark.spin -tg 1,2 => -tg: expected none",
                "FloorBenchmark.spin -wmb [ => '[': expected a regular expression",
                "FloorBenchmark.spin -wmb NoSuchBenchmark => no benchmark matches -wmb [NoSuchBenchmark]",
                "FibonacciBenchmark.recursive -p n=3,3 => -p n=3,3: expected each value once",
                "FibonacciBenchmark.recursive -e recursive => no benchmark matches [FibonacciBenchmark.recursive] and none of -e [recursive]",
                "FloorBenchmark.spin NoSuchBenchmark => no benchmark matches NoSuchBenchmark: expected a part of a name",
                "FloorBenchmark.spin -gc=perhaps => -gc perhaps: expected true or false",
                "-l FloorBenchmark.spin -gc=perhaps => -gc perhaps: expected true or false",
                "-e [ => '[': expected a regular expression",
                "FloorBenchmark.spin -p n=30 -e -p => -p n: none of the selected benchmarks has it",
                "FloorBenchmark.spin -o no/such/folder/out.txt => -o no/such/folder/out.txt: expected a file that can be written",
                "FloorBenchmark.spin -rff / => -rff /: expected a file that can be written",
                "FloorBenchmark.spin -o FOLDER/one -rff FOLDER/./one => /one: expected another file than that of the results",
                "FloorBenchmark.spin -o FOLDER/one.json -rf json -rff FOLDER/one.json => /one.json: expected another file than that of the results",
                "-jvm no-such-java => -jvm no-such-java: expected a java executable",
                "-p server=child:0 => parameter server = 'child:0': expected in-process, child,",
                "-p server=http://127.0.0.1:1 => GET http://127.0.0.1:1/wait: Connect to http://127.0.0.1:1 failed",
                "-p server=http://127.0.0.1:1 -p workerThreads=40 => parameter workerThreads = '40': expected with a server that this run starts,",
                "-p server=http://127.0.0.1:70000 => parameter server = 'http://127.0.0.1:70000': expected in-process",
                "-p serverCpus=0 => parameter serverCpus = '0': expected with a server that this run starts in a process of its own",
                "-p serverJvmArgs=-Xmx64m => parameter serverJvmArgs = '-Xmx64m': expected with a server",
                "-p server=child -p serverCpus=1023 => -p serverCpus=1023: processors '1023': expected some of this machine's",
                "RequestBatch -p clientCpus=1023 => -p clientCpus=1023: processors '1023': expected some of this machine's",
                "RequestBatch -p clientCpus=zero => parameter clientCpus = 'zero': expected processors as taskset -c takes them",
                "RequestBatch -f 0 -p clientCpus=0 => -p clientCpus: expected forks",
                "RequestBatch|Fibonacci -p clientCpus=0 => -p clientCpus: expected benchmarks that have it",
                "RequestBatchBenchmark.async -p batchSize=100,100000 => -p batchSize=100000 with concurrency=0, which is the batch",
                "FloorBenchmark.spin --p nosuch=1 => -p nosuch=1: expected one of the parameters",
                "-p server=child -p serverJvm=/no/such/java => parameter serverJvm = '/no/such/java': expected the path of a java executable",
                "-p server=child -p serverJvm=/bin/true => -p serverJvm=/bin/true: expected a java executable",
                "FloorBenchmark.spin -prof latency:unit=us => -prof: latency:unit=us: expected no options",
                "FloorBenchmark.spin -prof jfr:dir=/proc/nowhere => -prof: jfr:dir=/proc/nowhere: expected a folder that can be written",
                "record --results => --results: expected a folder behind it",
                "record --results= FloorBenchmark.spin => --results '': expected a path",
                "record --results FOLDER/one --results FOLDER/two FloorBenchmark.spin => --results: expected once",
                "record --results /proc/nowhere FloorBenchmark.spin => --results /proc/nowhere: expected a folder that can be written",
                "serve --port 70000 => --port 70000: expected 0 to 65535",
                "serve --port x => Invalid value for option '--port': 'x' is not an int",
                "serve --host 203.0.113.1 => cannot listen on 203.0.113.1:8080",
                "serve --host= => --host '': expected an address or a name",
                "serve --io-threads 1025 => --io-threads 1025: expected 0 to 1024",
                "serve --nosuch => Unknown option: '--nosuch': serve --help lists the options",
                "compare one.json => Missing required parameter: 'HEAD'",
                "compare no.json such.json => .json: expected a file that can be read, there is none",
                "ab => Missing required option: '--base=JAR'",
                "ab --base nosuch.jar => --base nosuch.jar: expected a jar that can be read, there is none",
                "ab --base nosuch.jar -f 3 => -f: expected none of -f -jvm",
                "ab --base nosuch.jar -f3 => -f3: expected an option written out, and apart from its value",
                "ab --base nosuch.jar --pro gc => -pro: expected an option written out, and apart from its value",
                "history --results nosuch => nosuch: expected a file that can be read, there is none",
                "history --format xml => Invalid value for option '--format': expected one of [TEXT, MARKDOWN, JSON]",
                "ab --base nosuch.jar --rounds 2 --results FOLDER/kept => --rounds 2: expected at least 6",
                "selfcheck --results FOLDER/kept => selfcheck measures the jar that it runs from",
                "FloorBenchmark.spin --lp -p nosuch=1 => -p nosuch=1: expected one of the parameters"
            })
    void badInputGetsOneLineAndExitCodeTwo(String commandLine, String expected) throws Exception {
        assertThat(run(commandLine.replace("FOLDER", folder.toString()).split(" ")))
                .isEqualTo(2);
        String error = err.toString(StandardCharsets.UTF_8);
        assertThat(error.lines()).as(error).hasSize(1);
        assertThat(error).startsWith("error: ").contains(expected);
        assertThat(folder).isEmptyDirectory();
    }
}
