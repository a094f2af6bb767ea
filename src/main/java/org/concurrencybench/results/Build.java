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
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a program was built from.
 *
 * @param commit the short commit, with {@code -dirty} if the tree was; {@code unknown} if nobody wrote it down
 * @param jarSha256 the SHA-256 of the jar; null for a folder of classes
 * @param libraries the versions of the libraries that take part in a measurement, by name
 */
public record Build(String commit, String jarSha256, Map<String, String> libraries) {
    /** The commit of a program that nobody wrote one down for. */
    public static final String UNKNOWN = "unknown";

    private static final String DIRTY = "-dirty";
    private static final String GIT = "org/concurrencybench/git.properties";

    /** Where git-commit-id-maven-plugin writes it unless told otherwise. */
    private static final String USUAL_GIT = "git.properties";

    private static final String LIBRARIES = "org/concurrencybench/results/libraries.properties";

    /** What is wrong with a run whose jar is no longer what it was: a JVM opens it anew for each fork. */
    public static final String REPLACED =
            "replaced during the run: forks that began after that measured another program";

    /** The program that is running. */
    public static Build running() {
        Path location = location();
        try {
            return Files.isRegularFile(location)
                    ? of(location)
                    : new Build(
                            commit(read(location.resolve(GIT))), null, libraries(read(location.resolve(LIBRARIES))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the running program is: its jar, or a folder of classes. */
    public static Path location() {
        try {
            return Path.of(Build.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A program by its jar.
     *
     * @throws IOException if it is no jar that can be read
     */
    public static Build of(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Properties git = read(zip, GIT);
            return new Build(
                    commit(git.isEmpty() ? read(zip, USUAL_GIT) : git), sha256(jar), libraries(read(zip, LIBRARIES)));
        }
    }

    /** Whether a jar, or a folder of classes, is still what this was read from. */
    public boolean isThatOf(Path program) {
        try {
            return jarSha256 == null || jarSha256.equals(sha256(program));
        } catch (IOException e) {
            return false;
        }
    }

    private static String commit(Properties git) {
        String commit = git.getProperty("git.commit.id.abbrev", UNKNOWN);
        // It becomes a part of a file's name.
        if (!commit.matches("\\p{Alnum}+")) {
            return UNKNOWN;
        }
        return Boolean.parseBoolean(git.getProperty("git.dirty")) ? commit + DIRTY : commit;
    }

    /** Whether a commit tells one program from any other. */
    static boolean isCertain(String commit) {
        return commit != null && !commit.equals(UNKNOWN) && !commit.endsWith(DIRTY);
    }

    private static Map<String, String> libraries(Properties versions) {
        Map<String, String> libraries = new TreeMap<>();
        versions.forEach((name, version) -> libraries.put((String) name, (String) version));
        return libraries;
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(new FileInputStream(file.toFile()), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                properties.load(in);
            }
        }
        return properties;
    }

    private static Properties read(ZipFile zip, String name) throws IOException {
        Properties properties = new Properties();
        ZipEntry entry = zip.getEntry(name);
        if (entry != null) {
            try (InputStream in = zip.getInputStream(entry)) {
                properties.load(in);
            }
        }
        return properties;
    }
}
