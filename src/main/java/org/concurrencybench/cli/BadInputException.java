package org.concurrencybench.cli;

/** The command line asks for something that cannot be; the message is one line that names it and what is expected. */
public final class BadInputException extends Exception {
    private static final long serialVersionUID = 1;

    BadInputException(String message) {
        // A file's name may hold what would break the line.
        super(message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " "));
    }
}
