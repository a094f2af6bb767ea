package org.concurrencybench.results;

/** A file is not what it should be; the message is one line with the place and what was expected there. */
public final class MalformedResultException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    MalformedResultException(String message) {
        super(message);
    }

    MalformedResultException(String message, Throwable cause) {
        super(message, cause);
    }
}
