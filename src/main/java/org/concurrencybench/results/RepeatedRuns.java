package org.concurrencybench.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs in a store that measured one jar on one machine: what they differ in is noise. Runs that overlap in time, such as
 * the two sides that {@code ab} interleaves, are none of them: a side's forks lie so far apart that what the machine does
 * is in their scatter, and not in how runs differ.
 */
public final class RepeatedRuns {
    private record Kept(Path file, Environment environment) {}

    private RepeatedRuns() {}

    /** Reads those of the machine of some runs; nothing is found if one of these is of an unknown or another machine. */
    public static List<List<Run>> read(Path folder, List<Run> like, int atLeast) {
        Optional<Environment.Machine> machine = like.get(0)
                .environment()
                .map(Environment::machine)
                .filter(first -> like.stream().allMatch(run -> run.environment()
                        .filter(found -> isSame(found.machine(), first))
                        .isPresent()));
        return machine.map(same -> read(folder, same, atLeast)).orElse(List.of());
    }

    /**
     * Reads those of a machine, for each jar that was measured often enough.
     *
     * @param folder the store; nothing is found in one that is not there
     * @param machine the machine they must have been made on, by its processor and the number of its cores
     * @param atLeast how many of a jar are worth reading
     * @throws MalformedResultException if a file is not what it should be
     */
    static List<List<Run>> read(Path folder, Environment.Machine machine, int atLeast) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Kept> there = new ArrayList<>();
        for (Path file : RunFiles.in(folder)) {
            RunFiles.environment(file)
                    .filter(found -> isSame(found.machine(), machine))
                    .ifPresent(found -> there.add(new Kept(file, found)));
        }
        Map<String, List<Kept>> byJar = Overlap.apart(there, kept -> Optional.of(kept.environment())).stream()
                .filter(kept -> kept.environment().jarSha256() != null)
                .collect(Collectors.groupingBy(
                        kept -> kept.environment().jarSha256(), TreeMap::new, Collectors.toList()));
        return byJar.values().stream()
                .filter(files -> files.size() >= atLeast)
                .map(files ->
                        files.stream().map(kept -> RunFiles.read(kept.file())).toList())
                .toList();
    }

    private static boolean isSame(Environment.Machine one, Environment.Machine other) {
        return one != null
                && one.cpuModel() != null
                && one.cpuModel().equals(other.cpuModel())
                && one.cores() == other.cores();
    }
}
