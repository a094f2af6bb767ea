package org.concurrencybench.server;

import java.net.URI;
import java.util.List;

/**
 * Servers that somebody else started, and will stop.
 *
 * @param uris their base addresses
 */
public record RemoteServers(List<URI> uris) implements Servers {
    /** Copies the list. */
    public RemoteServers {
        uris = List.copyOf(uris);
    }

    @Override
    public void close() {}
}
