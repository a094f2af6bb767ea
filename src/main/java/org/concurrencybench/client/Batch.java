package org.concurrencybench.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A number of equal GET requests that are sent together and done when all replies are in. Several targets are taken in
 * turn, request by request. That is the analogue of gunicorn's workers, and not the same thing: they share one socket,
 * and the kernel gives a connection to whichever of them is free to accept it; here every target gets its share, busy or
 * not.
 *
 * @param targets the addresses to get, at least one
 * @param size the number of requests, at least 1
 * @param check what every reply must pass
 * @param listener hears of every reply; if there is none, no clock is read for it and no header parsed
 */
public record Batch(List<URI> targets, int size, ReplyCheck check, Optional<ReplyListener> listener) {
    /**
     * Checks that there is something to send, and where to.
     *
     * @throws IllegalArgumentException if there is not
     */
    public Batch {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("no target: expected at least 1");
        }
        if (size < 1) {
            throw new IllegalArgumentException("batch size " + size + ": expected at least 1");
        }
    }

    /** A batch for one target, that nobody listens to. */
    public Batch(URI target, int size, ReplyCheck check) {
        this(List.of(target), size, check, Optional.empty());
    }

    /** The same batch, beginning at the target whose turn it is when this one has been sent. */
    public Batch next() {
        if (size % targets.size() == 0) {
            return this;
        }
        List<URI> rotated = new ArrayList<>(targets);
        Collections.rotate(rotated, -size);
        return new Batch(rotated, size, check, listener);
    }

    /** The target of one of the requests; the first request is 0. */
    URI target(int request) {
        return targets.get(request % targets.size());
    }
}
