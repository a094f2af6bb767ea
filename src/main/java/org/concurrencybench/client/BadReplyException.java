package org.concurrencybench.client;

import java.io.IOException;

/** A reply came, but not the expected one. */
public final class BadReplyException extends IOException {
    private static final long serialVersionUID = 1;

    BadReplyException(String message) {
        super(message);
    }
}
