package org.concurrencybench.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.openjdk.jmh.profile.AsyncProfiler;
import org.openjdk.jmh.profile.ProfilerException;

/**
 * async-profiler's native library, unpacked from this jar and loaded into this JVM.
 *
 * @param file where it is; gone when this JVM ends
 */
record AsyncLibrary(Path file) {
    private static final String NAME = "libasyncProfiler.so";

    /**
     * Unpacks the library of this platform into a new folder that nobody else can enter, write or guess, and loads it.
     *
     * @throws ProfilerException if there is none for this platform, or it cannot be unpacked or loaded
     */
    static AsyncLibrary load() throws ProfilerException {
        AsyncLibrary library = unpack(platform(System.getProperty("os.name"), System.getProperty("os.arch")));
        library.javaApi();
        return library;
    }

    /** The folder in the jar that holds the library for a platform, by Java's names of the system and processor. */
    static String platform(String system, String processor) throws ProfilerException {
        if (system.startsWith("Mac")) {
            return "macos";
        }
        return switch (system + " " + processor) {
            case "Linux amd64", "Linux x86_64" -> "linux-x64";
            case "Linux aarch64" -> "linux-arm64";
            default ->
                throw new ProfilerException("no async-profiler in this jar for " + system + " on " + processor
                        + ", expected Linux x64 or arm64, or macOS; -prof async:libPath=FILE brings another");
        };
    }

    private static AsyncLibrary unpack(String platform) throws ProfilerException {
        try (InputStream library = AsyncLibrary.class.getResourceAsStream("/" + platform + "/" + NAME)) {
            // Made for this user alone where the system has permissions, under a random name, or not at all.
            Path folder = Files.createTempDirectory("async-profiler-");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve(NAME);
            file.toFile().deleteOnExit();
            Files.copy(library, file);
            return new AsyncLibrary(file);
        } catch (IOException e) {
            throw new ProfilerException("async-profiler cannot be unpacked into a temporary folder: " + e);
        }
    }

    private AsyncProfiler.JavaApi javaApi() throws ProfilerException {
        try {
            return AsyncProfiler.JavaApi.getInstance(file.toString());
        } catch (UnsatisfiedLinkError e) {
            throw new ProfilerException(e.getMessage() + ": expected a temporary folder whose files may be executed;"
                    + " -Djava.io.tmpdir=FOLDER before -jar names another");
        }
    }

    /** Why that event cannot be sampled here, in the library's words; empty if it can, which is found out by trying. */
    Optional<String> refusal(String event) throws ProfilerException {
        try {
            javaApi().execute("start,loglevel=error,event=" + event);
            javaApi().execute("stop");
            return Optional.empty();
        } catch (IllegalStateException | IOException e) {
            return Optional.of(e.getMessage());
        }
    }
}
