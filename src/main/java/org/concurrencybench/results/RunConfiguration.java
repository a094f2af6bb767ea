package org.concurrencybench.results;

import java.util.List;

/**
 * How a row was measured. A fact that the file does not tell is null: JMH before 1.21 wrote none about the JVM.
 *
 * @param warmupIterations iterations that do not count, in each fork
 * @param warmupTime the length of one, as JMH writes it, such as {@code 10 s}
 * @param warmupBatchSize calls in one operation while warming up
 * @param measurementIterations iterations that count, in each fork
 * @param measurementTime the length of one, as JMH writes it
 * @param measurementBatchSize calls in one operation
 * @param jvm the forks' executable
 * @param jvmArgs the forks' arguments
 * @param jdkVersion such as {@code 17.0.15}
 * @param vmName such as {@code OpenJDK 64-Bit Server VM}
 * @param vmVersion such as {@code 17.0.15+6-Debian-1deb12u1}
 */
public record RunConfiguration(
        Integer warmupIterations,
        String warmupTime,
        Integer warmupBatchSize,
        Integer measurementIterations,
        String measurementTime,
        Integer measurementBatchSize,
        String jvm,
        List<String> jvmArgs,
        String jdkVersion,
        String vmName,
        String vmVersion) {}
