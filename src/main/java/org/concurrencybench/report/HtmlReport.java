package org.concurrencybench.report;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.concurrencybench.regression.Rules;
import org.concurrencybench.regression.RunNoise;
import org.concurrencybench.results.ResultRow;
import org.concurrencybench.results.Run;

/** Runs as one page of HTML that needs nothing else: no network, no other file. */
public final class HtmlReport {
    private static final Mustache.Compiler TEMPLATES = Mustache.compiler()
            .emptyStringIsFalse(true)
            .withCollector(new OptionalsToo())
            .withLoader(HtmlReport::template);

    private HtmlReport() {}

    /** In a template, an optional value is a section of one or none. */
    private static final class OptionalsToo extends DefaultCollector {
        @Override
        public Iterator<?> toIterator(Object value) {
            return value instanceof Optional<?> optional ? optional.stream().iterator() : super.toIterator(value);
        }
    }

    /**
     * The page about some runs.
     *
     * @param runs in the order of time; at least one
     * @param noise how far two runs of a row are apart if nothing changed, on the machine of the run that the verdict is
     *     about
     */
    public static String of(List<Run> runs, Rules rules, Function<Run, Function<ResultRow, RunNoise>> noise) {
        List<String> scripts = List.of(webJar("uPlot.iife.min.js"), resource("chart.js"), resource("page.js"));
        return TEMPLATES
                .compile(template("page"))
                .execute(Map.of(
                        "page",
                        Page.of(runs, rules, noise),
                        "scatterBounds",
                        Scatter.bounds(),
                        "style",
                        webJar("uPlot.min.css") + resource("page.css"),
                        "scripts",
                        scripts,
                        // What a file holds cannot run even if it got past the template: it has no hash here.
                        "hashes",
                        scripts.stream().map(HtmlReport::hash).collect(Collectors.joining(" "))));
    }

    private static Reader template(String name) {
        return new StringReader(resource(name + ".mustache"));
    }

    private static String webJar(String file) {
        Properties versions = new Properties();
        try (InputStream in = HtmlReport.class.getResourceAsStream("page.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return resource("/META-INF/resources/webjars/uplot/" + versions.getProperty("uplot") + "/dist/" + file);
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a Content-Security-Policy names a script that may run. */
    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
