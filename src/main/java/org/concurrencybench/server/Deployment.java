package org.concurrencybench.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the servers of a benchmark run: in the benchmark's own process, in processes that it starts, or at addresses
 * where somebody else started them.
 *
 * @param children the number of processes to start; 0 for the other two
 * @param urls the base addresses of running servers; empty for the other two
 */
public record Deployment(int children, List<URI> urls) {
    /** More processes than this are refused. */
    public static final int MOST_CHILDREN = 64;

    /** What can be parsed, in words. */
    public static final String EXPECTED = "in-process, child, child:N with N from 1 to " + MOST_CHILDREN
            + ", or http://host:port[,http://host:port…]";

    private static final Pattern CHILDREN = Pattern.compile("child(?::([1-9][0-9]?))?");

    /**
     * Reads a value such as {@code in-process}, {@code child:2} or {@code http://10.0.0.1:8080,http://10.0.0.2:8080}.
     *
     * @throws IllegalArgumentException if it is none; the message is one line that says what is
     */
    public static Deployment parse(String value) {
        if (value.equals("in-process")) {
            return new Deployment(0, List.of());
        }
        Matcher matcher = CHILDREN.matcher(value);
        if (matcher.matches()) {
            int children = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
            if (children <= MOST_CHILDREN) {
                return new Deployment(children, List.of());
            }
        } else if (isUrl(value)) {
            return new Deployment(
                    0, Arrays.stream(value.split(",", -1)).map(Deployment::url).toList());
        }
        throw bad(value);
    }

    /** Whether the value is meant as an address. */
    public static boolean isUrl(String value) {
        return value.startsWith("http:");
    }

    /** Whether the server runs in the benchmark's own process. */
    public boolean inProcess() {
        return children == 0 && urls.isEmpty();
    }

    private static URI url(String text) {
        try {
            URI uri = new URI(text);
            boolean base = uri.getPort() <= ServerOptions.MOST_PORTS
                    && uri.getPath() != null
                    && uri.getPath().matches("/?")
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && uri.getUserInfo() == null;
            if (base && "http".equals(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // refused below, as an address with a path is
        }
        throw bad(text);
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException("'" + text + "': expected " + EXPECTED);
    }
}
