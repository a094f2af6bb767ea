package org.concurrencybench.results;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What this program was built from. */
public final class Build {
    private Build() {}

    /** The short commit, with {@code -dirty} if the tree was; {@code unknown} if it was not built in a git tree. */
    public static String commit() {
        Properties git = properties("/org/concurrencybench/git.properties");
        String commit = git.getProperty("git.commit.id.abbrev", "unknown");
        return Boolean.parseBoolean(git.getProperty("git.dirty")) ? commit + "-dirty" : commit;
    }

    /** The versions of the libraries that take part in a measurement, by name. */
    public static Map<String, String> libraries() {
        Map<String, String> libraries = new TreeMap<>();
        properties("libraries.properties").forEach((name, version) -> libraries.put((String) name, (String) version));
        return libraries;
    }

    /** The SHA-256 of the jar this runs from; null if it runs from a folder of classes. */
    public static String jarSha256() {
        try {
            Path jar = Path.of(Build.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isRegularFile(jar) ? sha256(jar) : null;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(new FileInputStream(file.toFile()), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Properties properties(String resource) {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream(resource)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
