package org.concurrencybench.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.concurrencybench.profile.ServerGraphs;
import org.concurrencybench.server.BenchmarkServer;
import org.concurrencybench.server.ChildProcess;
import org.concurrencybench.server.CpuList;
import org.concurrencybench.server.ServerOptions;

/** The main of a server in a process of its own, and the command that starts it. */
public final class ChildServer {
    private ChildServer() {}

    /**
     * Serves on a free port until the parent is gone. All threads of the server are daemons: requests in flight keep
     * nobody alive.
     *
     * @param args the wait in milliseconds, the number of IO threads and the bound of the worker threads, as
     *     {@link ServerOptions} takes them; the zeros count the processors that this process has
     */
    public static void main(String[] args) throws IOException {
        ServerOptions options = ServerOptions.loopback(
                Duration.ofMillis(Long.parseLong(args[0])), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        ChildProcess.serve(
                BenchmarkServer.start(options, VirtualThreads.executor("server-virtual")), System.in, System.out);
    }

    /**
     * What starts a server with the settings of a state: pinned, if so, on the JVM and with the arguments given, else on
     * this process's JVM with its heap, collector and compilers. Profiled, if the fork is.
     *
     * @param number the server's, from 1 on
     */
    static List<String> command(ServerState settings, int number) {
        List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();
        List<String> command = new ArrayList<>(new CpuList(settings.serverCpus).prefix());
        if (settings.serverJvm.isEmpty()) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(ForkArguments.quiet(own));
        } else {
            command.add(settings.serverJvm);
        }
        ServerGraphs.current().ifPresent(graphs -> command.add(graphs.jvmArgument(number)));
        command.addAll(
                settings.serverJvmArgs.isEmpty()
                        ? ForkArguments.ofServer(own)
                        : List.of(settings.serverJvmArgs.strip().split("\\s+")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChildServer.class.getName()));
        command.addAll(List.of(
                Long.toString(settings.waitTime().toMillis()),
                Integer.toString(settings.ioThreads),
                Integer.toString(settings.workerThreads)));
        return command;
    }
}
