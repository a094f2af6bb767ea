package org.concurrencybench.profile;

import java.nio.file.Path;

/**
 * The argument that makes a JVM which JMH does not start, such as a server in a process of its own, profile itself from
 * its start, warm-up included, and leave one flame graph when it ends; its output stays its own. A JVM that is killed
 * leaves none.
 */
public final class AgentArgument {
    private AgentArgument() {}

    /**
     * Samples {@code event} into {@code folder}, in a file that is named after the process.
     *
     * @param library async-profiler's native library, which must be there while the JVM runs
     * @param folder an existing folder
     * @throws IllegalArgumentException if a comma, which separates the options, is in a value
     */
    public static String flameGraph(Path library, Path folder, String event) {
        String file = folder.toAbsolutePath().resolve("server-%p.html").toString();
        if ((event + file).contains(",")) {
            throw new IllegalArgumentException(event + " into " + file + ": expected no comma");
        }
        return "-agentpath:" + library.toAbsolutePath() + "=start,loglevel=error,event=" + event + ",file=" + file;
    }
}
