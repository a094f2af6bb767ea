package org.concurrencybench.results;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that appear whole or not at all: what was there before stays until then. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a file, or into what is no file, such as a device or a pipe.
     *
     * @throws IOException if it cannot be written; then it is as it was before
     */
    public static void write(Path file, byte[] content) throws IOException {
        if (isOpenFile(file)) {
            throw new IOException("it is the number of a file that is open, not its name");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "there is no such folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Files.write(file, content);
            return;
        }
        // A link is to stay one.
        Path target = Files.exists(file) ? file.toRealPath() : file;
        // Not a temporary file of the JDK's, which nobody but the user may read.
        Path temporary = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try {
            writeNew(temporary, content);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Whether that is a file by the number under which this process has it open, as {@code /dev/stdout} is: it may be one
     * of the JVM's own, such as its classes, with number 1 too if the caller has closed that. What is no file, such as the
     * pipe that a shell makes, is none.
     */
    private static boolean isOpenFile(Path file) throws IOException {
        Path step = file.toAbsolutePath();
        while (Files.isRegularFile(file) && Files.isSymbolicLink(step)) {
            if (step.getParent().toRealPath().startsWith("/proc")) {
                return true;
            }
            step = step.resolveSibling(Files.readSymbolicLink(step));
        }
        return false;
    }

    private static void writeNew(Path temporary, byte[] content) throws IOException {
        try {
            Files.write(temporary, content);
        } catch (NoSuchFileException | AccessDeniedException e) {
            // The name of the temporary file says nothing to anybody.
            throw new IOException("the folder " + temporary.getParent() + " takes no new file", e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
