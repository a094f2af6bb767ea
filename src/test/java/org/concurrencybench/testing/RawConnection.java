package org.concurrencybench.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection on which a test sends what no client would, byte by byte if need be. */
public final class RawConnection implements AutoCloseable {
    /** A request that is as it should be. */
    public static final String REQUEST = get("/wait");

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    public RawConnection(URI server) {
        try {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole request for a path. */
    public static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: test\r\n\r\n";
    }

    /** Sends bytes, one for each character; a server that has closed the connection meanwhile is no error. */
    public RawConnection send(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        try {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (SocketException e) {
            return this;
        }
        return this;
    }

    /** Says that no more will be sent. */
    public RawConnection endOfSending() throws IOException {
        try {
            socket.shutdownOutput();
        } catch (SocketException e) {
            return this;
        }
        return this;
    }

    /** Whether bytes of a reply have come. */
    public boolean hasReply() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** Reads one reply with a JSON body, which ends with its brace. */
    public String reply() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int read; (read = socket.getInputStream().read()) >= 0; ) {
            text.append((char) read);
            if (read == '}') {
                return text.toString();
            }
        }
        throw new IllegalStateException("closed after: '" + text + "'");
    }

    /** What comes until the server closes the connection, in whichever way. */
    public String untilClosed() throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            for (int read; (read = socket.getInputStream().read()) >= 0; ) {
                text.append((char) read);
            }
        } catch (SocketTimeoutException e) {
            throw new IllegalStateException("not closed within " + PATIENCE_MILLIS + " ms; came: '" + text + "'", e);
        } catch (SocketException e) {
            return text.toString();
        }
        return text.toString();
    }

    /** Sends one byte after each interval until the server closes the connection; what came until then. */
    public String dribbleUntilClosed(Duration interval) throws IOException {
        socket.setSoTimeout(Math.toIntExact(interval.toMillis()));
        StringBuilder text = new StringBuilder();
        for (long slept = 0; slept < PATIENCE_MILLIS; slept += interval.toMillis()) {
            send("x");
            try {
                int read = socket.getInputStream().read();
                if (read < 0) {
                    return text.toString();
                }
                text.append((char) read);
            } catch (SocketTimeoutException e) {
                // The interval is over.
            } catch (SocketException e) {
                return text.toString();
            }
        }
        throw new IllegalStateException("not closed within " + PATIENCE_MILLIS + " ms; came: '" + text + "'");
    }

    /** Sends a text over and over, without reading what comes, until the server closes the connection. */
    public void floodUntilClosed(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        try {
            while (true) {
                socket.getOutputStream().write(bytes);
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe).*");
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
