package org.concurrencybench.profile;

import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.profile.Profiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.profile.ProfilerFactory;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.options.ProfilerConfig;

/**
 * One of JMH's profilers that leave files, in a folder for each row: {@code async} or {@code jfr}, as it is but for the
 * folder's name, which JMH makes of all parameters and so of more characters than a file's name can have. With
 * {@code async}, servers in processes of their own leave a graph in the same folder.
 */
public abstract class RowProfiler implements InternalProfiler, ExternalProfiler {
    static final String ASYNC = "async";
    static final String JFR = "jfr";

    private final InternalProfiler inFork;
    private final ExternalProfiler inHost;

    /** The options of async-profiler, if it is that. */
    private final Optional<String> asyncOptions;

    private BenchmarkParams shortened;
    private Optional<ServerGraphs> servers = Optional.empty();

    /** JMH takes profilers of one class for one. */
    public static final class Async extends RowProfiler {
        /**
         * For JMH, in the host and in each fork.
         *
         * @throws ProfilerException if it cannot be had here
         */
        public Async(String options) throws ProfilerException {
            super(ASYNC, options, Optional.of(options));
        }
    }

    /** JMH's profiler by the JDK's flight recorder. */
    public static final class Jfr extends RowProfiler {
        /**
         * For JMH, in the host and in each fork.
         *
         * @throws ProfilerException if it cannot be had here
         */
        public Jfr(String options) throws ProfilerException {
            super(JFR, options, Optional.empty());
        }
    }

    private RowProfiler(String name, String options, Optional<String> asyncOptions) throws ProfilerException {
        Profiler profiler = ProfilerFactory.getProfilerOrException(new ProfilerConfig(name, options));
        inFork = (InternalProfiler) profiler;
        inHost = (ExternalProfiler) profiler;
        this.asyncOptions = asyncOptions;
    }

    static boolean isAsync(ProfilerConfig config) {
        return config.getKlass().equals(Async.class.getName());
    }

    @Override
    public String getDescription() {
        return inFork.getDescription();
    }

    /** JMH calls this before the first iteration's threads are started, which then start the servers. */
    @Override
    public void beforeIteration(BenchmarkParams row, IterationParams iteration) {
        if (shortened == null) {
            shortened = RowId.shorten(row);
            servers = asyncOptions.map(options -> ServerGraphs.of(options, shortened.id()));
        }
        inFork.beforeIteration(shortened, iteration);
        ServerGraphs.setCurrent(servers);
    }

    /** When JMH calls this after the last iteration, the servers have ended. */
    @Override
    public Collection<Result<?>> afterIteration(
            BenchmarkParams row, IterationParams iteration, IterationResult result) {
        ServerGraphs.setCurrent(Optional.empty());
        List<Result<?>> results = new ArrayList<>();
        for (Result<?> each : inFork.afterIteration(shortened, iteration, result)) {
            results.add(each);
        }
        if (!results.isEmpty()) {
            servers.flatMap(ServerGraphs::result).ifPresent(results::add);
        }
        return results;
    }

    @Override
    public Collection<String> addJVMInvokeOptions(BenchmarkParams row) {
        return inHost.addJVMInvokeOptions(row);
    }

    @Override
    public Collection<String> addJVMOptions(BenchmarkParams row) {
        return inHost.addJVMOptions(row);
    }

    @Override
    public void beforeTrial(BenchmarkParams row) {
        inHost.beforeTrial(row);
    }

    @Override
    @SuppressWarnings("rawtypes") // as JMH declares it
    public Collection<? extends Result> afterTrial(BenchmarkResult result, long pid, File out, File err) {
        return inHost.afterTrial(result, pid, out, err);
    }

    @Override
    public boolean allowPrintOut() {
        return inHost.allowPrintOut();
    }

    @Override
    public boolean allowPrintErr() {
        return inHost.allowPrintErr();
    }
}
