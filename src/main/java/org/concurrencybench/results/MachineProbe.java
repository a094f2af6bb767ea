package org.concurrencybench.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the machine's facts from the JDK and from Linux's {@code /proc} and {@code /sys}; what a system does not tell
 * stays null.
 */
public final class MachineProbe {
    private static final int STEAL_FIELD = 8; // of the "cpu" line: user nice system idle iowait irq softirq steal
    private static final int PROCESS_FIELDS = 3; // the first three of these
    private static final int IRQ = 5; // the sixth, from 0
    private static final int SOFT_IRQ = 6;
    private static final int OWN_FIELD = 11; // behind the name in /proc/self/stat, from 0: utime stime cutime cstime
    private static final int OWN_FIELDS = 4;
    private static final int CLOCK_STEP_MHZ = 50;
    private static final String UNLIMITED = "max"; // as control groups of version 2 write it
    private static final long LARGEST_MEMORY = 1L << 60; // version 1 writes the largest number of whole pages

    private final Path root;

    /**
     * A probe of a machine.
     *
     * @param root where {@code proc} and {@code sys} are: {@code /}
     */
    public MachineProbe(Path root) {
        this.root = root;
    }

    /** The hardware and the kernel. */
    public Environment.Machine machine() {
        return new Environment.Machine(
                cpuModel().orElse(null),
                Runtime.getRuntime().availableProcessors(),
                field("proc/meminfo", "MemTotal").map(MachineProbe::kibibytes).orElse(null),
                processorLimit().orElse(null),
                memoryLimit().orElse(null),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                firstLine("proc/sys/kernel/random/boot_id", line -> true).orElse(null));
    }

    /**
     * The processor's name. Hypervisors hide the model in it, as in {@code Intel(R) Xeon(R) Processor}: then with the
     * numbers by which its vendor tells its models apart, and with its clock, in which one model differs from another.
     */
    private Optional<String> cpuModel() {
        return field("proc/cpuinfo", "model name").map(name -> {
            boolean vague = name.chars().noneMatch(Character::isDigit);
            String numbers = Stream.of(
                            field("proc/cpuinfo", "cpu family").map(family -> "family " + family),
                            field("proc/cpuinfo", "model\t").map(model -> "model " + model),
                            field("proc/cpuinfo", "bogomips").flatMap(MachineProbe::clock))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(", "));
            return vague && !numbers.isEmpty() ? name + " (" + numbers + ")" : name;
        });
    }

    /**
     * The rate of the processor's constant clock, of which Linux's BogoMIPS are the double. It is given to 50 MHz: kernels
     * that are not told it measure it anew at each start, and err by less than what the rates that vendors name are away
     * from the limits between such steps.
     */
    private static Optional<String> clock(String bogoMips) {
        try {
            long steps = Math.round(Double.parseDouble(bogoMips) / 2 / CLOCK_STEP_MHZ);
            return Optional.of(String.format(Locale.ROOT, "%.2f GHz", steps * CLOCK_STEP_MHZ / 1000.0));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** How busy the machine is now. */
    public Environment.Load load() {
        double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Optional<long[]> ticks = firstLine("proc/stat", line -> line.startsWith("cpu "))
                .map(line ->
                        fields(line.substring(4)).mapToLong(Long::parseLong).toArray());
        Optional<Long> own = firstLine("proc/self/stat", line -> true)
                .map(line -> fields(line.substring(line.lastIndexOf(')') + 1))
                        .skip(OWN_FIELD)
                        .limit(OWN_FIELDS)
                        .mapToLong(Long::parseLong)
                        .sum());
        return new Environment.Load(
                average < 0 ? null : average,
                // Guest time, behind steal, is part of user time already.
                ticks.map(t -> Arrays.stream(t).limit(STEAL_FIELD).sum()).orElse(null),
                ticks.filter(t -> t.length >= STEAL_FIELD)
                        .map(t -> t[STEAL_FIELD - 1])
                        .orElse(null),
                ticks.map(MachineProbe::ofProcesses).orElse(null),
                own.orElse(null));
    }

    /**
     * The time that Linux charges to processes. Unless it measures interrupts by themselves
     * ({@code CONFIG_IRQ_TIME_ACCOUNTING}), a process pays for the soft ones that come while it runs, as most do that its
     * own packets on the loopback raise; and then a tick never finds the processor in a hard one.
     */
    private static long ofProcesses(long[] ticks) {
        boolean paysForSoftIrqs = ticks.length > SOFT_IRQ && ticks[IRQ] == 0;
        return Arrays.stream(ticks).limit(PROCESS_FIELDS).sum() + (paysForSoftIrqs ? ticks[SOFT_IRQ] : 0);
    }

    /** In the words of version 2 of control groups, also where there is version 1. */
    private Optional<String> processorLimit() {
        return limit("", group -> value(group, "cpu.max"))
                .or(() -> limit("cpu", group -> value(group, "cpu.cfs_quota_us")
                        .flatMap(quota -> value(group, "cpu.cfs_period_us")
                                .map(period -> (quota.startsWith("-") ? UNLIMITED : quota) + " " + period))));
    }

    private Optional<String> memoryLimit() {
        return limit("", group -> value(group, "memory.max"))
                .or(() -> limit("memory", group -> value(group, "memory.limit_in_bytes")
                        .map(bytes -> Long.parseLong(bytes) > LARGEST_MEMORY ? UNLIMITED : bytes)));
    }

    /**
     * The nearest limit: that of the control group that this process is in, or of one above it. Where the names of groups
     * lead nowhere, as in a container, its own is the root that it sees.
     *
     * @param controller of version 1; empty for version 2, which has one tree for all
     * @param read reads the limit in the folder of a group; one that is unlimited begins with {@link #UNLIMITED}
     */
    private Optional<String> limit(String controller, Function<Path, Optional<String>> read) {
        String own = firstLine("proc/self/cgroup", line -> List.of(line.split(":", 3)[1].split(","))
                        .contains(controller))
                .map(line -> line.split(":", 3)[2])
                .orElse("/");
        List<String> limits = Stream.iterate(Path.of(own), Objects::nonNull, Path::getParent)
                .map(group -> Path.of("sys/fs/cgroup", controller, group.toString()))
                .flatMap(group -> read.apply(group).stream())
                .toList();
        return limits.stream()
                .filter(limit -> !limit.startsWith(UNLIMITED))
                .findFirst()
                .or(() -> limits.stream().findFirst());
    }

    private Optional<String> value(Path group, String file) {
        return firstLine(group.resolve(file).toString(), any -> true);
    }

    private static Stream<String> fields(String line) {
        return Arrays.stream(line.trim().split(" +"));
    }

    private Optional<String> field(String file, String name) {
        return firstLine(file, line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).trim());
    }

    private Optional<String> firstLine(String file, Predicate<String> wanted) {
        try (Stream<String> lines = Files.lines(root.resolve(file))) {
            return lines.filter(wanted).findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Long kibibytes(String value) {
        return Long.parseLong(value.replace(" kB", "")) * 1024;
    }
}
