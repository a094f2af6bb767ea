package org.concurrencybench;

/** Picks a subcommand; everything else goes to JMH. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        org.openjdk.jmh.Main.main(args);
    }
}
