package org.concurrencybench.cli;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.concurrencybench.benchmark.Parameter;

/** What {@code -h} says after JMH's own options. */
final class Help {
    /** The first words that are no part of a benchmark's name. */
    static final Set<String> COMMANDS = Set.of("record", "serve", "compare", "ab", "selfcheck", "history", "report");

    static final String OWN = """

            This suite adds to JMH:
              (JMH options)                         run, ending with this suite's tables; fails at the first error
                                                    (-foe false goes on). Forks, iterations and times are by
                                                    default each benchmark's own; -opi is always 1
              record [--results DIR] (JMH options)  the same run, kept with its environment in DIR (jmh-results)
              serve [--port 8080] [--host 127.0.0.1]
                                                    the server alone, for curl, wrk and other load generators
              compare BASE HEAD                     a verdict for every row that two results have in common
              ab --base JAR [--head JAR] (JMH options)
                                                    two jars, JVMs or JVM arguments measured in turns, and a
                                                    verdict for every row: the gate for a change
              selfcheck (JMH options)               this jar against itself: how small a change can be seen here
              history [--results DIR]               where the kept runs changed
              report [--results DIR] [--out FILE]   the kept runs as one page of HTML
              (compare, ab, selfcheck, history, report, serve)
                                                    --help shows all options
              -prof latency                         percentiles of how long each request of a batch took
              -prof async                           needs nothing installed on Linux x64 and arm64, and macOS

            """ + parameters() + """

            Exit codes: 0 done, 1 a benchmark failed, its run could not be kept, or a regression is
            proven, 2 bad input, or a side of ab or selfcheck failed, 3 something stayed undecided
            (with --strict), 130 and 143 stopped by Ctrl-C and SIGTERM.
            """;

    private Help() {}

    private static String parameters() {
        return Arrays.stream(Parameter.values())
                .map(parameter -> String.format("  -p %-20s %s%n", parameter.parameterName(), parameter.expected()))
                .collect(Collectors.joining("", "Parameters (-p name=value[,value]; -lp shows the defaults):\n", ""));
    }
}
