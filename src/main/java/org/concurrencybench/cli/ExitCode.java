package org.concurrencybench.cli;

/** What the process's exit code means. */
public final class ExitCode {
    /** Done, and nothing is proven worse. */
    public static final int OK = 0;

    /** A benchmark failed, or what it measured could not be kept. */
    public static final int FAILED = 1;

    /** A regression is proven; the same code as {@link #FAILED}, so that either stops a build. */
    public static final int REGRESSED = 1;

    /** Bad input, nothing in common, or a side of {@code ab} that failed. */
    public static final int BAD_INPUT = 2;

    /** With {@code --strict}: something stayed undecided. */
    public static final int UNDECIDED = 3;

    /** The same in words, for the commands that give verdicts. */
    static final String MEANINGS = "Exit codes:%n"
            + "  0  nothing is proven worse%n"
            + "  1  a regression is proven%n"
            + "  2  bad input, nothing in common, or a side that failed%n"
            + "  3  with --strict: something stayed undecided";

    private ExitCode() {}
}
