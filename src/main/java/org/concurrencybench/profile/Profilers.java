package org.concurrencybench.profile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.runner.options.ProfilerConfig;

/**
 * What {@code -prof} asked for, made ready for JMH: short names spelt out, async-profiler with its library, and files of a
 * row in a folder whose name is not too long.
 */
public final class Profilers {
    private static final String LATENCY = "latency";

    /** The perf event behind {@code cpu}, which itself falls back on a timer and does not say so. */
    private static final String PERF_EVENT = "cpu-clock";

    private static final String TIMER_EVENT = "ctimer";

    /** What {@code -lprof} has to say besides JMH's list. */
    public static final String SHORT_NAMES = LATENCY + " is short for " + LatencyProfiler.class.getName() + ".";

    private Profilers() {}

    /**
     * What JMH is to be given.
     *
     * @param given what the user asked for
     * @param batches whether the benchmarks send batches of requests
     * @param out is told, in one line, what a profiler cannot do here
     * @throws ProfilerException if a profiler cannot be had here; the message is one line
     */
    public static List<ProfilerConfig> prepare(List<ProfilerConfig> given, boolean batches, PrintStream out)
            throws ProfilerException {
        List<ProfilerConfig> prepared = new ArrayList<>();
        for (ProfilerConfig profiler : given) {
            String options = profiler.getOpts();
            prepared.add(
                    switch (profiler.getKlass()) {
                        case LATENCY -> latency(options, batches, out);
                        case RowProfiler.ASYNC ->
                            inFolders(profiler, RowProfiler.Async.class, asyncOptions(options, out));
                        case RowProfiler.JFR -> inFolders(profiler, RowProfiler.Jfr.class, options);
                        default -> profiler;
                    });
        }
        return prepared;
    }

    /** JMH makes the folder in the fork, after the measurement, and would lose the profile there without a word. */
    private static ProfilerConfig inFolders(ProfilerConfig asked, Class<? extends RowProfiler> profiler, String options)
            throws ProfilerException {
        String given = option(options, "dir").orElse("");
        try {
            Path folder = Files.createDirectories(Path.of(given).toAbsolutePath());
            if (!Files.isWritable(folder)) {
                throw noFolder(asked.getKlass(), given);
            }
        } catch (IOException | InvalidPathException e) {
            throw noFolder(asked.getKlass(), given);
        }
        return new ProfilerConfig(profiler.getName(), options);
    }

    private static ProfilerException noFolder(String profiler, String given) {
        return new ProfilerException(profiler + ":dir=" + given + ": expected a folder that can be written");
    }

    /** Whether the forks load a native library. */
    public static boolean needNativeAccess(List<ProfilerConfig> profilers) {
        return profilers.stream().anyMatch(RowProfiler::isAsync);
    }

    /** Lets JMH find async-profiler in this JVM, where it can be had, when it lists the profilers. */
    public static void loadAsyncProfiler() {
        try {
            AsyncLibrary.load();
        } catch (ProfilerException e) {
            return; // JMH lists it among those that are not supported.
        }
    }

    private static ProfilerConfig latency(String options, boolean batches, PrintStream out) throws ProfilerException {
        if (!options.isEmpty()) {
            throw new ProfilerException(LATENCY + ":" + options + ": expected no options");
        }
        if (!batches) {
            out.println(
                    "# -prof " + LATENCY + ": nothing to measure, none of the benchmarks sends batches of requests");
        }
        return new ProfilerConfig(LatencyProfiler.class.getName(), "");
    }

    /** Who brings a library of his own is left alone. */
    private static String asyncOptions(String given, PrintStream out) throws ProfilerException {
        if (has(given, "libPath")) {
            return given;
        }
        AsyncLibrary library = AsyncLibrary.load();
        // Perf events are Linux's; elsewhere cpu is a timer and nothing is missing.
        boolean linux = System.getProperty("os.name").equals("Linux");
        return asyncOptions(given, library.file(), linux ? library.refusal(PERF_EVENT) : Optional.empty(), out);
    }

    static String asyncOptions(String given, Path library, Optional<String> refusal, PrintStream out) {
        List<String> options = new ArrayList<>();
        options.add("libPath=" + library);
        if (!given.isEmpty()) {
            options.add(given);
        }
        boolean eventGiven = has(given, "event") || has(given, "alloc") || has(given, "lock");
        if (refusal.isPresent() && !eventGiven) {
            options.add("event=" + TIMER_EVENT);
            out.println("# -prof async: sampled by a timer (event=" + TIMER_EVENT
                    + "), which does not see the kernel, since perf events are refused here: " + refusal.get());
        }
        return String.join(";", options);
    }

    private static boolean has(String options, String name) {
        return option(options, name).isPresent();
    }

    /** The value of an option among those that JMH separates by semicolons; nothing, if it is there without one. */
    static Optional<String> option(String options, String name) {
        return Arrays.stream(options.split(";"))
                .filter(option -> option.split("=", 2)[0].equals(name))
                .map(option -> option.substring(Math.min(option.length(), name.length() + 1)))
                .findFirst();
    }
}
