package org.concurrencybench.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The JVM arguments of every fork: a fixed heap and a collector without concurrent threads, so that a run measures the
 * program and not the moment at which the heap grew, and compilers enough to be done soon.
 */
public final class ForkArguments {
    static final String MIN_HEAP = "-Xms1g";
    static final String MAX_HEAP = "-Xmx1g";
    static final String COLLECTOR = "-XX:+UseParallelGC";

    /**
     * On two processors a JVM has one for each compiler, and warm-up is what they take. It is what a JVM has on eight; on
     * more it is less than its own.
     */
    static final String COMPILERS = "-XX:CICompilerCount=4";

    private static final String ANY_COLLECTOR = "-XX:\\+Use(Serial|Parallel|G1|Z|Shenandoah|Epsilon)GC";
    private static final String ANY_HEAP_SIZE = "-Xm[sx].*|-XX:(Min|Max|Initial)HeapSize=.*|-XX:.*RAMPercentage=.*";

    private static final String ANY_COMPILERS = "-XX:CICompilerCount=.*";

    /** How they work, not which or how large: nothing of the suite's stands in their way. */
    private static final String ANY_YOUNG_HEAP = "-Xmn.*|-XX:(Max)?NewSize=.*|-XX:NewRatio=.*";

    private static final String ANY_COLLECTOR_MODE = "-XX:[+-]ZGenerational|-XX:ShenandoahGCMode=.*";
    private static final String ANY_COMPILER_MODE =
            "-Xint|-Xcomp|-Xmixed|-XX:[+-]TieredCompilation|-XX:TieredStopAtLevel=.*";

    /** What a server shares with its fork. */
    private static final String ANY_OF_SERVER = String.join(
            "|",
            ANY_HEAP_SIZE,
            ANY_YOUNG_HEAP,
            ANY_COLLECTOR,
            ANY_COLLECTOR_MODE,
            ANY_COMPILERS,
            ANY_COMPILER_MODE,
            "-XX:\\+Unlock\\w+");

    private static final String PROCESSORS = "-XX:ActiveProcessorCount=";

    private static final String ANY_QUIETING = "--sun-misc-unsafe-memory-access=.*";

    private ForkArguments() {}

    /**
     * The arguments that leave the user's own alone: a JVM refuses two collectors, and a heap whose least size is above
     * its largest.
     *
     * @param own the user's arguments
     */
    public static List<String> beside(Collection<String> own) {
        List<String> arguments = new ArrayList<>();
        if (own.stream().noneMatch(argument -> argument.matches(ANY_HEAP_SIZE))) {
            arguments.add(MIN_HEAP);
            arguments.add(MAX_HEAP);
        }
        if (own.stream().noneMatch(argument -> argument.matches(ANY_COLLECTOR))) {
            arguments.add(COLLECTOR);
        }
        if (own.stream().noneMatch(argument -> argument.matches(ANY_COMPILERS))) {
            arguments.add(COMPILERS);
        }
        return arguments;
    }

    /**
     * The arguments of a fork that is going to pin itself: it sizes its collector and compilers before.
     *
     * @param own the user's arguments
     * @param processors how many it will have; 0 if it is not pinned
     */
    public static List<String> pinnedTo(int processors, Collection<String> own) {
        return processors == 0 || own.stream().anyMatch(argument -> argument.startsWith(PROCESSORS))
                ? List.of()
                : List.of(PROCESSORS + processors);
    }

    /** Of a fork's arguments those that its servers share: heap, collector and compilers; the suite's where it has none. */
    static List<String> ofServer(Collection<String> fork) {
        List<String> arguments = new ArrayList<>(matching(fork, ANY_OF_SERVER));
        arguments.addAll(beside(arguments));
        return arguments;
    }

    /** Of a fork's arguments those that keep its JVM's warnings about libraries off the console. */
    static List<String> quiet(Collection<String> fork) {
        return matching(fork, ANY_QUIETING);
    }

    private static List<String> matching(Collection<String> arguments, String pattern) {
        return arguments.stream().filter(argument -> argument.matches(pattern)).toList();
    }
}
