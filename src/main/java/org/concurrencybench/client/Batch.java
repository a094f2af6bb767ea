package org.concurrencybench.client;

import java.net.URI;
import java.util.Optional;

/**
 * A number of equal GET requests that are sent together and done when all replies are in.
 *
 * @param uri the address to get
 * @param size the number of requests, at least 1
 * @param check what every reply must pass
 * @param listener hears of every reply; if there is none, no clock is read for it and no header parsed
 */
public record Batch(URI uri, int size, ReplyCheck check, Optional<ReplyListener> listener) {
    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Batch {
        if (size < 1) {
            throw new IllegalArgumentException("batch size " + size + ": expected at least 1");
        }
    }

    /** A batch that nobody listens to. */
    public Batch(URI uri, int size, ReplyCheck check) {
        this(uri, size, check, Optional.empty());
    }
}
