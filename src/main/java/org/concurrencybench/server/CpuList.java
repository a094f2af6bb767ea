package org.concurrencybench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Processors to run on, as taskset(1) of Linux takes them. A JVM that is started on them, or pinned to them before it
 * makes its pools, counts these as its processors.
 *
 * @param list such as {@code 0-2,7}; empty where nothing is pinned
 */
public record CpuList(String list) {
    /** What can be parsed, in words. */
    public static final String EXPECTED = "processors as taskset -c takes them, such as 0-2,7, or nothing";

    private static final String NUMBER = "\\d{1,5}";
    private static final String RANGE = NUMBER + "(-" + NUMBER + "(:[1-9]\\d{0,4})?)?";
    private static final Pattern SYNTAX = Pattern.compile("(" + RANGE + "(," + RANGE + ")*)?");

    /** Whether a text has the form of a list. */
    public static boolean matches(String text) {
        return SYNTAX.matcher(text).matches()
                && (text.isEmpty() || !processors(text).isEmpty());
    }

    /** How many processors these are; 0 where nothing is pinned. */
    public int size() {
        return processors(list).cardinality();
    }

    /** Of ranges such as {@code 7}, {@code 0-3} and {@code 0-6:2}, which may overlap. */
    private static BitSet processors(String list) {
        BitSet processors = new BitSet();
        for (String range : list.isEmpty() ? new String[0] : list.split(",", -1)) {
            String[] parts = range.split("[-:]", -1);
            int first = Integer.parseInt(parts[0]);
            int last = parts.length > 1 ? Integer.parseInt(parts[1]) : first;
            int step = parts.length > 2 ? Integer.parseInt(parts[2]) : 1;
            for (int processor = first; processor <= last; processor += step) {
                processors.set(processor);
            }
        }
        return processors;
    }

    /** What to put before a command that is to run on these processors. */
    public List<String> prefix() {
        return list.isEmpty() ? List.of() : List.of("taskset", "-c", list);
    }

    /**
     * Tries whether a process can be pinned to these processors.
     *
     * @throws IllegalStateException if it cannot; the message is one line
     */
    public void verify() {
        if (!list.isEmpty()) {
            List<String> command = new ArrayList<>(prefix());
            command.add("true");
            run(command);
        }
    }

    /**
     * Pins all threads of this process to these processors; those that are started later stay there.
     *
     * @throws IllegalStateException if that cannot be done; the message is one line
     */
    public void pinThisProcess() {
        if (!list.isEmpty()) {
            run(List.of(
                    "taskset",
                    "-acp",
                    list,
                    Long.toString(ProcessHandle.current().pid())));
        }
    }

    /** Those of the machine, as Linux lists them; empty where it does not. */
    private static String online() {
        try {
            return " "
                    + Files.readString(Path.of("/sys/devices/system/cpu/online"))
                            .strip();
        } catch (IOException e) {
            return "";
        }
    }

    private void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("processors '" + list + "': expected some of this machine's" + online()
                        + ": " + output.strip().replaceAll("\\R+", " ").replaceAll("pid \\d+", "a process"));
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "processors '" + list + "': expected a machine with taskset (Linux, util-linux): " + e.getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pinning to processors '" + list + "'", e);
        }
    }
}
