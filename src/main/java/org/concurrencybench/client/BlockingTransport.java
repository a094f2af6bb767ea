package org.concurrencybench.client;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** GET requests that block the calling thread until the whole reply is there, over kept-alive connections. */
public final class BlockingTransport implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private static final Timeout LONGEST_IDLE = Timeout.ofSeconds(30);

    private final CloseableHttpClient client;
    private final RequestConfig config;

    /**
     * @param maxConnections the number of connections to each server, and so of callers that it can serve at once; the
     *     next one waits
     * @param timeout how long to wait for a connection, and for a reply
     */
    public BlockingTransport(int maxConnections, Duration timeout) {
        this(maxConnections, Timeout.of(timeout), Timeout.of(timeout));
    }

    private BlockingTransport(int maxConnections, Timeout connecting, Timeout reading) {
        // Nothing that could hide a failure or send a request twice: it knows neither retries nor redirects.
        client = HttpClients.createMinimal(PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(Integer.MAX_VALUE)
                .setMaxConnPerRoute(maxConnections)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connecting)
                        .setSocketTimeout(reading)
                        // By default one that was idle for 2 s is tried in the midst of a batch, and replaced if it is
                        // dead.
                        .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
                        // Well before the server closes it.
                        .setIdleTimeout(LONGEST_IDLE)
                        .build())
                .setTlsSocketStrategy(BlockingTransport::noTls)
                .build());
        config = RequestConfig.custom()
                .setConnectionRequestTimeout(connecting)
                .setResponseTimeout(reading)
                .build();
    }

    /**
     * One that waits for a reply for as long as it takes, for callers that {@link BatchRun#await} watches. A virtual
     * thread that reads with a time limit sets a timer, and on JDK 25 that wakes the thread that keeps them all.
     *
     * @param timeout how long to wait for a connection
     */
    static BlockingTransport watched(int maxConnections, Duration timeout) {
        return new BlockingTransport(maxConnections, Timeout.of(timeout), Timeout.DISABLED);
    }

    /** Were there none, the trust store would be read in every fork. */
    private static SSLSocket noTls(Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        throw new SSLException("TLS to " + target + ":" + port + ", expected plain HTTP");
    }

    /**
     * Gets {@code uri} and checks the reply.
     *
     * @throws IOException if no reply came, or not the expected one; the message is one line with the address
     */
    public void get(URI uri, ReplyCheck check) throws IOException {
        try {
            check.verify(get(uri, false));
        } catch (IOException e) {
            throw new IOException("GET " + uri + ": " + e.getMessage(), e);
        }
    }

    /** Gets {@code uri}, with the process time if {@code timed}. */
    Reply get(URI uri, boolean timed) throws IOException {
        HttpGet request = new HttpGet(uri);
        request.setConfig(config);
        return client.execute(request, response -> read(request, response, timed));
    }

    private static Reply read(HttpGet request, ClassicHttpResponse response, boolean timed) throws IOException {
        Header processTime = timed ? response.getFirstHeader(Reply.PROCESS_TIME) : null;
        return new Reply(
                response.getCode(), body(request, response), processTime == null ? null : processTime.getValue());
    }

    private static byte[] body(HttpGet request, ClassicHttpResponse response) throws IOException {
        try (HttpEntity entity = response.getEntity()) {
            if (entity == null) {
                return NOTHING;
            }
            // Told to read all there is, it takes 8 KiB (JDK 17) or 16 KiB for each reply.
            long length = entity.getContentLength();
            byte[] body = length > Reply.MOST_BYTES
                    ? NOTHING
                    : entity.getContent().readNBytes(length < 0 ? Reply.MOST_BYTES + 1 : (int) length);
            if (Math.max(length, body.length) > Reply.MOST_BYTES) {
                request.cancel(); // to close it is to read it to its end
                throw Reply.tooLong();
            }
            return body;
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
