package org.concurrencybench.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs in a store that measured one jar on one machine: what they differ in is noise. Of runs that overlap in time, such
 * as the two sides that {@code ab} interleaves, only the first counts: they share what the others show.
 */
public final class RepeatedRuns {
    private RepeatedRuns() {}

    /** Reads those of the machine of a run; nothing is found if that is not known. */
    public static List<List<Run>> read(Path folder, Run like, int atLeast) {
        return like.environment()
                .map(Environment::machine)
                .map(machine -> read(folder, machine, atLeast))
                .orElse(List.of());
    }

    /**
     * Reads those of a machine, for each jar that was measured often enough.
     *
     * @param folder the store; nothing is found in one that is not there
     * @param machine the machine they must have been made on, by its processor and the number of its cores
     * @param atLeast how many of a jar are worth reading
     * @throws MalformedResultException if a file is not what it should be
     */
    public static List<List<Run>> read(Path folder, Environment.Machine machine, int atLeast) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Map<String, List<Path>> byJar = new TreeMap<>();
        Map<String, Instant> busyUntil = new HashMap<>();
        for (Path file : RunFiles.in(folder)) {
            Optional<Environment> kept = RunFiles.environment(file)
                    .filter(found -> found.jarSha256() != null && isSame(found.machine(), machine));
            String jar = kept.map(Environment::jarSha256).orElse("");
            if (kept.isPresent() && !isBefore(kept.get().started(), busyUntil.get(jar))) {
                byJar.computeIfAbsent(jar, none -> new ArrayList<>()).add(file);
                busyUntil.put(jar, kept.get().finished());
            }
        }
        return byJar.values().stream()
                .filter(files -> files.size() >= atLeast)
                .map(files -> files.stream().map(RunFiles::read).toList())
                .toList();
    }

    private static boolean isBefore(Instant time, Instant other) {
        return time != null && other != null && time.isBefore(other);
    }

    private static boolean isSame(Environment.Machine one, Environment.Machine other) {
        return one != null
                && one.cpuModel() != null
                && one.cpuModel().equals(other.cpuModel())
                && one.cores() == other.cores();
    }
}
