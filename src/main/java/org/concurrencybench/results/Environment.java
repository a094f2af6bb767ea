package org.concurrencybench.results;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run was measured on and with: the facts that decide whether two runs can be compared, and that JMH's JSON does
 * not hold. A fact that this machine does not tell is null.
 *
 * @param started when the run started
 * @param finished when it ended
 * @param commit the commit that the jar was built from, with {@code -dirty} if the tree was
 * @param jarSha256 the hash of the jar
 * @param machine the hardware and the kernel
 * @param jvm the forks' JVM
 * @param libraries the versions of the libraries that take part, by name
 * @param before how busy the machine was when the run started
 * @param after how busy it was when it ended
 */
public record Environment(
        Instant started,
        Instant finished,
        String commit,
        String jarSha256,
        Machine machine,
        Jvm jvm,
        Map<String, String> libraries,
        Load before,
        Load after) {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** @throws IllegalArgumentException if a time is one that no clock shows, and that cannot be written as a date */
    public Environment {
        for (Instant time : new Instant[] {started, finished}) {
            if (time != null && (time.isBefore(FIRST) || time.isAfter(LAST))) {
                throw new IllegalArgumentException(time + ": expected a time from " + FIRST + " to " + LAST);
            }
        }
    }

    /** The environment of a run that ends now, on the machine that this is. */
    public static Environment of(
            Build build, Collection<ResultRow> rows, Instant started, Load before, Clock clock, MachineProbe probe) {
        return new Environment(
                started,
                clock.instant(),
                build.commit(),
                build.jarSha256(),
                probe.machine(),
                rows.stream()
                        .findFirst()
                        .map(row -> Jvm.of(row.configuration()))
                        .orElse(null),
                build.libraries(),
                before,
                probe.load());
    }

    /** What was measured: the commit, or the jar if the commit is not certain, as in a changed tree; empty if unknown. */
    public Optional<String> program() {
        return Build.isCertain(commit) ? Optional.of(commit) : Optional.ofNullable(jarSha256);
    }

    /**
     * The hardware and the kernel.
     *
     * @param cpuModel the processor's name, with family, model and clock where the name does not tell them
     * @param cores the processors that the JVM may use
     * @param memoryBytes the machine's memory
     * @param cgroupCpuMax the control group's limit as the kernel writes it: quota and period in microseconds, or max
     * @param cgroupMemoryMax the control group's limit in bytes, or max
     * @param kernel name and version of the operating system
     * @param architecture such as {@code amd64}
     * @param bootId what Linux draws at random at each start of a machine: runs with the same one shared its processors
     */
    public record Machine(
            String cpuModel,
            int cores,
            Long memoryBytes,
            String cgroupCpuMax,
            String cgroupMemoryMax,
            String kernel,
            String architecture,
            String bootId) {}

    /**
     * The forks' JVM.
     *
     * @param path the executable
     * @param jdkVersion such as {@code 17.0.15}
     * @param vmName such as {@code OpenJDK 64-Bit Server VM}
     * @param vmVersion such as {@code 17.0.15+6-Debian-1deb12u1}
     * @param gc the collector's flag without {@code Use}, such as {@code ParallelGC}; null if none was chosen
     * @param arguments the forks' arguments
     */
    public record Jvm(
            String path, String jdkVersion, String vmName, String vmVersion, String gc, List<String> arguments) {
        /** The JVM that a row was measured on, as far as JMH's JSON tells. */
        static Jvm of(RunConfiguration row) {
            String gc = row.jvmArgs() == null
                    ? null
                    : Fingerprint.collector(row.jvmArgs()).orElse(null);
            return new Jvm(row.jvm(), row.jdkVersion(), row.vmName(), row.vmVersion(), gc, row.jvmArgs());
        }
    }

    /**
     * How busy the machine was. Ticks only ever grow: the difference between two loads tells who took what share of the
     * processors' time between them.
     *
     * @param loadAverage the load average of the last minute
     * @param cpuTicks the processors' time in ticks, idle time included
     * @param stealTicks the part of it that the host gave to others
     * @param processTicks the part of it in which processes of this machine ran
     * @param ownTicks the part of that in which this process ran, and those that it started and that have ended
     */
    public record Load(Double loadAverage, Long cpuTicks, Long stealTicks, Long processTicks, Long ownTicks) {}
}
