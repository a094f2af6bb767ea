package org.concurrencybench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.options.CommandLineOptions;

class PlanTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FloorBenchmark.spin -f 2 -wi 1 -w 2 -i 3 -r 1                                        | 1 row, at least 10 s",
                "RequestBatchBenchmark.sync -p route=wait -f 1 -wi 1 -w 1 -i 1 -r 1                   | 1 row, at least 2 s",
                "RequestBatchBenchmark.sync -p route=wait -p batchSize=1000 -f 1 -wi 1 -i 1           | 1 row, at least 100 s",
                "RequestBatchBenchmark.sync -p route=wait -p batchSize=10,100 -f 1 -wi 0 -i 1         | 2 rows, at least 6 s",
                "RequestBatchBenchmark.async -p route=wait -p batchSize=1000 -f 1 -wi 1 -i 1          | 1 row, at least 4 s",
                "RequestBatchBenchmark.async -p route=wait -p batchSize=1000 -p concurrency=10 -f 1 -wi 1 -i 1"
                        + " | 1 row, at least 10 s",
                "RequestBatchBenchmark.async -p route=wait,asyncwait -p workerThreads=10 -p batchSize=1000 -f 1 -wi 1 -i 1"
                        + " | 2 rows, at least 14 s",
                "RequestBatchBenchmark.sync -p route=wait -f 2 -wi 3 -w 100ms -i 1 -r 1 -p server=in-process,http://h:1"
                        + " | 2 rows, at least 10 s, and up to 4 s of warm-up at full speed; JMH",
                "RequestBatchBenchmark.sync -p route=wait -p batchSize=1000 -f 1 -wi 1 -w 1 -i 1 -r 1"
                        + " | 1 row, at least 100 s, and up to 50 s of warm-up at full speed; JMH",
                "RequestBatchBenchmark.sync -p route=wait -f 2 -wi 0 -i 1 -r 1 | 1 row, at least 2 s; JMH",
                "FloorBenchmark.spin -f 2 -wi 1 -w 2 -i 3 -r 1 | 1 row, at least 10 s; JMH",
                "RequestBatchBenchmark.async -p route=wait -p batchSize=100 -f 1 -wi 1 -w 1 -i 1 -r 1 -bm thrpt,ss"
                        + " | 2 rows, at least 4 s, and up to 3 s of warm-up at full speed; JMH",
                "InterferenceBenchmark.async -p route=wait -p background=none,io -f 1 -wi 1 -w 1 -i 1 -r 1"
                        + " | 2 rows, at least 4 s, and up to 6 s of warm-up at full speed; JMH",
            })
    void aRowLastsAtLeastAsLongAsItsOperations(String arguments, String plan) throws Exception {
        assertThat(Selection.of(new CommandLineOptions(arguments.split(" ")))
                        .plan()
                        .toString())
                .startsWith("# Plan: " + plan);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RequestBatchBenchmark.sync -p batchSize=1000 -p waitMillis=1000        | 2000",
                "RequestBatchBenchmark.sync -p batchSize=1000 -p waitMillis=1000 -wi 0  | 1000",
                "RequestBatchBenchmark.sync -p batchSize=1000 -t 14                             | 750",
                "RequestBatchBenchmark.async -p batchSize=1000 -p waitMillis=1000               | 2",
                "RequestBatchBenchmark.async -p batchSize=1000 -p waitMillis=10,1000 -bm ss     | 1",
                "FloorBenchmark                                                                 | 0",
            })
    void theFirstIterationHasTheBatchThatWarmsItInIt(String arguments, double seconds) throws Exception {
        assertThat(Selection.of(new CommandLineOptions(arguments.split(" ")))
                        .plan()
                        .firstIteration())
                .isEqualTo(seconds);
    }
}
