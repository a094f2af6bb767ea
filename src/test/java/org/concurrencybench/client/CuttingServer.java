package org.concurrencybench.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers a number of requests properly and cuts the connection in each one after them. It takes one connection after
 * another, which is enough for a client with a limit of one.
 */
final class CuttingServer implements AutoCloseable {
    private static final String BODY = "{\"duration\":0.05}";
    private static final String REPLY = "HTTP/1.1 200 OK\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;

    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();
    private final int answered;
    private final String rest;
    private final Thread thread = new Thread(this::serve, "cutting-server");

    /**
     * @param answered the number of requests that get the whole reply
     * @param bytes how much of the reply the others get
     */
    CuttingServer(int answered, int bytes) throws IOException {
        this.answered = answered;
        rest = REPLY.substring(0, Math.min(bytes, REPLY.length() - 1));
        thread.start();
    }

    private void serve() {
        while (true) {
            try (Socket connection = listener.accept()) {
                answer(connection);
            } catch (IOException e) {
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private void answer(Socket connection) throws IOException {
        BufferedReader input =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        String line = input.readLine();
        while (line != null) {
            if (line.isEmpty()) {
                boolean whole = requests.incrementAndGet() <= answered;
                connection.getOutputStream().write((whole ? REPLY : rest).getBytes(StandardCharsets.US_ASCII));
                if (!whole) {
                    return;
                }
            }
            line = input.readLine();
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/wait");
    }

    /** How many whole requests have come. */
    int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
