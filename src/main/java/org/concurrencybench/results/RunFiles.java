package org.concurrencybench.results;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Finds runs on disk and reads them: JMH's JSON in {@code NAME.json}, the environment in {@code NAME.env.json}. */
public final class RunFiles {
    static final String JSON = ".json";
    static final String ENVIRONMENT = ".env.json";
    private static final JsonMapper MAPPER = new JsonMapper();

    private RunFiles() {}

    /**
     * The result files that a person means: a file, a folder (all its {@code .json} but the environments, by name), or
     * several of these with commas between; one that is named twice counts once, and so does one that a link leads to.
     *
     * @throws MalformedResultException if something is not there or a folder holds no result
     */
    public static List<Path> find(String input) {
        Path whole = path(input);
        // A comma may be part of a name.
        if (!input.contains(",") || Files.exists(whole)) {
            return find(whole);
        }
        List<Path> files = new ArrayList<>();
        for (String part : input.split(",", -1)) {
            if (!part.isBlank()) {
                files.addAll(find(path(part.strip())));
            }
        }
        if (files.isEmpty()) {
            throw new MalformedResultException(input + ": expected at least one file");
        }
        return once(files);
    }

    /** Each file once, by its own name if that is there as well as links to it. */
    private static List<Path> once(List<Path> files) {
        Map<Path, Path> byFile = new LinkedHashMap<>();
        for (Path file : files) {
            byFile.merge(real(file), file, (first, other) -> Files.isSymbolicLink(first) ? other : first);
        }
        return List.copyOf(byFile.values());
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize(); // none that can be read, which reading it says
        }
    }

    /** As {@link #find}, in the order of the files' names, which {@code record} makes that of time. */
    public static List<Path> inTime(String input) {
        return find(input).stream()
                .sorted(Comparator.comparing(Path::getFileName).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new MalformedResultException("'': expected a file or a folder");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new MalformedResultException("expected a path: " + e.getMessage(), e);
        }
    }

    private static List<Path> find(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<Path> files = in(path);
        if (files.isEmpty()) {
            throw new MalformedResultException(path + ": expected a folder with JMH's JSON in .json files");
        }
        return files;
    }

    /** The result files in a folder, by name; there may be none. */
    static List<Path> in(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return once(entries.filter(RunFiles::isResult).sorted().toList());
        } catch (IOException e) {
            throw new MalformedResultException(folder + ": expected a folder that can be read: " + e, e);
        }
    }

    private static boolean isResult(Path file) {
        String name = file.getFileName().toString();
        // A link that leads nowhere is a run that is missing, and reading it says so.
        return name.endsWith(JSON)
                && !name.endsWith(ENVIRONMENT)
                && !name.startsWith(".")
                && (Files.isRegularFile(file) || Files.notExists(file));
    }

    /**
     * Reads a run.
     *
     * @throws MalformedResultException if a file cannot be read, is not what it should be, or has a row twice
     */
    public static Run read(Path file) {
        return new Run(file.toString(), environment(file), rows(file));
    }

    private static Map<RowKey, ResultRow> rows(Path file) {
        List<ResultRow> rows;
        try (InputStream in = Files.newInputStream(file)) {
            rows = JmhJson.read(in);
        } catch (MalformedResultException e) {
            throw new MalformedResultException(file + ": " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new MalformedResultException(file + ": expected a file that can be read, there is none", e);
        } catch (IOException e) {
            throw new MalformedResultException(file + ": expected a file that can be read: " + e, e);
        }
        Map<RowKey, ResultRow> byKey = new LinkedHashMap<>();
        for (ResultRow row : rows) {
            if (byKey.put(row.key(), row) != null) {
                throw new MalformedResultException(file + ": expected every row once, found twice: " + row.key());
            }
        }
        return Collections.unmodifiableMap(byKey);
    }

    /**
     * Reads the environment beside a result file, if there is one.
     *
     * @throws MalformedResultException if it is there but is not what it should be
     */
    public static Optional<Environment> environment(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        if (!name.endsWith(JSON)) {
            return Optional.empty();
        }
        Path sidecar = file.resolveSibling(name.substring(0, name.length() - JSON.length()) + ENVIRONMENT);
        if (!Files.exists(sidecar, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(MAPPER.readValue(Files.readAllBytes(sidecar), Environment.class));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String place = e.getPath().isEmpty() ? "" : ", " + members(e);
            throw new MalformedResultException(
                    sidecar + ": line " + line + place + ": expected an environment as record writes it", e);
        } catch (IOException e) {
            throw new MalformedResultException(sidecar + ": expected a file that can be read: " + e, e);
        }
    }

    private static String members(JacksonException e) {
        List<String> names = new ArrayList<>();
        e.getPath().forEach(step -> names.add(String.valueOf(step.getPropertyName())));
        return String.join(".", names);
    }
}
