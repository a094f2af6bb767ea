package org.concurrencybench.cli;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concurrencybench.benchmark.ForkArguments;
import org.concurrencybench.benchmark.Parameter;
import org.concurrencybench.benchmark.VirtualThreads;
import org.concurrencybench.profile.Profilers;
import org.concurrencybench.server.CpuList;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.ProfilerConfig;

/**
 * What this suite adds to the options that the user gave, each only where the user did not decide: failing at the first
 * error, a quiet JVM, and no rows that the JVM cannot run.
 */
final class RunOptions {
    private static final String VIRTUAL_THREADS_METHOD = "virtualThreads";

    private final Options given;
    private final List<ProfilerConfig> profilers;
    private final ForkJvm jvm;
    private final List<ForkJvm> serverJvms;

    /**
     * Options for a run on a JVM.
     *
     * @param profilers take the place of the given ones
     * @param serverJvms the JVMs that servers run on
     */
    RunOptions(Options given, List<ProfilerConfig> profilers, ForkJvm jvm, List<ForkJvm> serverJvms) {
        this.given = given;
        this.profilers = profilers;
        this.jvm = jvm;
        this.serverJvms = serverJvms;
    }

    /** A parent's options but for its profilers, to which JMH would only add. */
    private static final class WithProfilers extends OptionsBuilder {
        private static final long serialVersionUID = 1;

        private final ArrayList<ProfilerConfig> profilers;

        WithProfilers(List<ProfilerConfig> profilers) {
            this.profilers = new ArrayList<>(profilers);
        }

        @Override
        public List<ProfilerConfig> getProfilers() {
            return profilers;
        }
    }

    /** The options to run with; says in one line on {@code out} what had to be left out. */
    Options adapt(Selection selection, PrintStream out) {
        ChainedOptionsBuilder options = new WithProfilers(profilers)
                .parent(given)
                .shouldFailOnError(given.shouldFailOnError().orElse(true));
        addJvmArguments(selection, options);
        Optional<ForkJvm> tooOld = Stream.concat(Stream.of(jvm), serverJvms.stream())
                .filter(each -> !each.hasVirtualThreads())
                .findFirst();
        if (tooOld.isPresent()) {
            List<String> leftOut = leaveOutVirtualThreads(selection, options);
            if (!leftOut.isEmpty()) {
                out.println("# Left out, since the JVM is " + tooOld.get().version() + " and virtual threads need "
                        + VirtualThreads.FIRST_JDK + ": " + String.join(", ", leftOut));
            }
        }
        return options.build();
    }

    private void addJvmArguments(Selection selection, ChainedOptionsBuilder options) {
        if (given.getForkCount().orElse(1) == 0) {
            // This JVM has its own, and JMH would print and store others as its.
            options.jvmArgsPrepend();
            return;
        }
        Collection<String> prepended = given.getJvmArgsPrepend().orElse(List.of());
        Collection<String> appended = given.getJvmArgsAppend().orElse(List.of());
        List<String> own = new ArrayList<>(prepended);
        own.addAll(
                given.getJvmArgs().orElse(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        own.addAll(appended);
        int processors = selection.values(Parameter.CLIENT_CPUS).stream()
                .mapToInt(list -> new CpuList(list).size())
                .max()
                .orElse(0);
        List<String> suites = new ArrayList<>(ForkArguments.beside(own));
        suites.addAll(ForkArguments.pinnedTo(processors, own));
        options.jvmArgsPrepend(join(suites, prepended));
        options.jvmArgsAppend(join(appended, jvm.quietArguments(Profilers.needNativeAccess(profilers))));
    }

    private static String[] join(Collection<String> first, Collection<String> second) {
        return Stream.concat(first.stream(), second.stream()).toArray(String[]::new);
    }

    /** A client needs them in the fork; a route in the server, where the fork's own may be the server. */
    private List<String> leaveOutVirtualThreads(Selection selection, ChainedOptionsBuilder options) {
        List<String> leftOut = new ArrayList<>();
        if (!jvm.hasVirtualThreads() && selection.hasMethod(VIRTUAL_THREADS_METHOD)) {
            leftOut.add(VIRTUAL_THREADS_METHOD);
            options.exclude("\\." + VIRTUAL_THREADS_METHOD + "$");
        }
        if (serverJvms.stream().allMatch(ForkJvm::hasVirtualThreads)) {
            return leftOut;
        }
        for (Parameter parameter : Parameter.values()) {
            Set<String> values = selection.values(parameter);
            List<String> possible = values.stream()
                    .filter(value -> !parameter.needsVirtualThreads(value))
                    .toList();
            values.stream()
                    .filter(parameter::needsVirtualThreads)
                    .forEach(value -> leftOut.add(parameter.parameterName() + "=" + value));
            if (!values.isEmpty() && possible.isEmpty()) {
                selection.withParameter(parameter).forEach(name -> options.exclude("^" + Pattern.quote(name) + "$"));
            } else if (possible.size() < values.size()) {
                if (!given.getParameter(parameter.parameterName()).hasValue()) {
                    // JMH takes these values for every benchmark, also for one that has good reason not to.
                    for (String name : selection.withoutDefaults(parameter, possible)) {
                        options.exclude("^" + Pattern.quote(name) + "$");
                        leftOut.add(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1) + " (unless "
                                + parameter.parameterName() + " is given)");
                    }
                }
                options.param(parameter.parameterName(), possible.toArray(String[]::new));
            }
        }
        return leftOut;
    }
}
