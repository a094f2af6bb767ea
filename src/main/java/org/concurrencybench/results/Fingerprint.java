package org.concurrencybench.results;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of an environment that must be the same for two figures to be comparable. A fact that is not known is null,
 * and differs from nothing.
 *
 * @param cpuModel the processor's name
 * @param cores the processors that the JVM may use
 * @param jdk the JDK's feature release, such as 17
 * @param vm the JVM's name
 * @param collector the collector, such as {@code ParallelGC}, or {@code default}
 */
public record Fingerprint(String cpuModel, Integer cores, Integer jdk, String vm, String collector) {
    /** Those of JDK 8 are among them, since other projects' results are read too. */
    private static final Pattern COLLECTOR = Pattern.compile(
            "-XX:\\+Use((?:Serial|ParNew|ConcMarkSweep|Parallel|ParallelOld|G1|Z|Shenandoah|Epsilon)GC)");

    private static final Pattern FEATURE = Pattern.compile("(?:1\\.)?(\\d{1,4})\\b.*");

    private static final List<Fact<Fingerprint>> FACTS = List.of(
            new Fact<>("CPU", Fingerprint::cpuModel),
            new Fact<>("cores", Fingerprint::cores),
            new Fact<>("JDK", Fingerprint::jdk),
            new Fact<>("JVM", Fingerprint::vm),
            new Fact<>("GC", Fingerprint::collector));

    /** The fingerprint of a row. */
    public static Fingerprint of(Optional<Environment> environment, RunConfiguration configuration) {
        Optional<Environment.Machine> machine = environment.map(Environment::machine);
        return new Fingerprint(
                machine.map(Environment.Machine::cpuModel).orElse(null),
                machine.map(Environment.Machine::cores).orElse(null),
                feature(configuration.jdkVersion()),
                configuration.vmName(),
                configuration.jvmArgs() == null
                        ? null
                        : collector(configuration.jvmArgs()).orElse("default"));
    }

    /** The collector that a JVM's arguments choose; the last of several, none of which a JVM would start with. */
    public static Optional<String> collector(List<String> jvmArguments) {
        return jvmArguments.stream()
                .map(COLLECTOR::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .reduce((first, last) -> last);
    }

    /** Whether a JVM's argument does nothing but choose the collector. */
    public static boolean choosesCollector(String jvmArgument) {
        return COLLECTOR.matcher(jvmArgument).matches();
    }

    private static Integer feature(String jdkVersion) {
        Matcher matcher = FEATURE.matcher(jdkVersion == null ? "" : jdkVersion);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    /** The first known fact in which another fingerprint differs, in words. */
    public Optional<String> difference(Fingerprint other) {
        return FACTS.stream()
                .flatMap(fact -> fact.difference(this, other).stream())
                .findFirst();
    }

    /** What is known of it, such as {@code CPU Intel Xeon, cores 2, JDK 17}. */
    @Override
    public String toString() {
        String known = known(fact -> true);
        return known.isEmpty() ? "an unknown environment" : known;
    }

    /** What tells it from others, such as {@code JDK 17}; all that is known of it if nothing does. */
    public String among(Collection<Fingerprint> all) {
        String own = known(fact -> all.stream().map(fact.of()).distinct().count() > 1);
        return own.isEmpty() ? toString() : own;
    }

    private String known(Predicate<Fact<Fingerprint>> wanted) {
        return FACTS.stream()
                .filter(wanted)
                .filter(fact -> fact.of().apply(this) != null)
                .map(fact -> fact.name() + " " + fact.of().apply(this))
                .collect(Collectors.joining(", "));
    }
}
