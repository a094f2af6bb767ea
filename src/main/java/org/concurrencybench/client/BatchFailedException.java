package org.concurrencybench.client;

import java.net.URI;

/** A request of a batch failed. The message is one line: URL, cause, and how many requests had succeeded. */
public final class BatchFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BatchFailedException(URI uri, int succeeded, int size, Throwable cause) {
        super(
                "GET " + uri + ": " + describe(cause) + "; " + succeeded + " of " + size + " requests had succeeded",
                cause);
    }

    private static String describe(Throwable cause) {
        return cause instanceof BadReplyException ? cause.getMessage() : cause.toString();
    }
}
