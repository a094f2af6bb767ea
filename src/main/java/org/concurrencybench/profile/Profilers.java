package org.concurrencybench.profile;

import java.io.PrintStream;
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
     * @param out is told, in one line, if async-profiler cannot sample as it does by default
     * @throws ProfilerException if a profiler cannot be had here; the message is one line
     */
    public static List<ProfilerConfig> prepare(List<ProfilerConfig> given, PrintStream out) throws ProfilerException {
        List<ProfilerConfig> prepared = new ArrayList<>();
        for (ProfilerConfig profiler : given) {
            prepared.add(
                    switch (profiler.getKlass()) {
                        case LATENCY -> latency(profiler.getOpts());
                        case RowProfiler.ASYNC ->
                            RowProfiler.config(RowProfiler.ASYNC, asyncOptions(profiler.getOpts(), out));
                        case RowProfiler.JFR -> RowProfiler.config(RowProfiler.JFR, profiler.getOpts());
                        default -> profiler;
                    });
        }
        return prepared;
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

    private static ProfilerConfig latency(String options) throws ProfilerException {
        if (!options.isEmpty()) {
            throw new ProfilerException(LATENCY + ":" + options + ": expected no options");
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
