package org.concurrencybench.report;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.concurrencybench.regression.ChangePoint;
import org.concurrencybench.regression.Series;
import org.concurrencybench.results.Fingerprint;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the charts are drawn from, in JSON that can stand in a page: names and times of the runs, the runs of each
 * environment, and for each row what it scored in them.
 */
final class TrendData {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final MathContext SCORE_DIGITS = new MathContext(4);
    private static final MathContext ERROR_DIGITS = new MathContext(2);

    private final JsonGenerator json;
    private final List<Fingerprint> environments;
    /** For each environment its runs, by their numbers over all. */
    private final List<List<Integer>> runs;

    private TrendData(JsonGenerator json, List<Fingerprint> environments, List<Series> series) {
        this.json = json;
        this.environments = environments;
        this.runs = environments.stream()
                .map(environment -> runs(environment, series))
                .toList();
    }

    private static List<Integer> runs(Fingerprint environment, List<Series> series) {
        return List.copyOf(series.stream()
                .filter(one -> one.environment().equals(environment))
                .flatMap(one -> one.points().stream())
                .map(Series.Point::number)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    static String of(List<RunLabel> labels, List<Fingerprint> environments, List<Series> series) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new TrendData(generator, environments, series).write(labels, series);
        }
        return embeddable(text.toString());
    }

    /** What ends a script can stand in a string alone, where it can be written in another way. */
    private static String embeddable(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private void write(List<RunLabel> labels, List<Series> series) {
        json.writeStartObject();
        json.writeArrayPropertyStart("runs");
        for (RunLabel label : labels) {
            json.writeStartArray();
            for (String text : List.of(label.name(), label.time(), label.jdk(), label.day())) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("environments");
        for (List<Integer> ofEnvironment : runs) {
            json.writeArray(ofEnvironment.stream().mapToInt(Integer::intValue).toArray(), 0, ofEnvironment.size());
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("series");
        series.forEach(this::write);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Series series) {
        int environment = environments.indexOf(series.environment());
        Map<Integer, Integer> places = new HashMap<>();
        runs.get(environment).forEach(run -> places.put(run, places.size()));
        double[] scores = new double[places.size()];
        double[] errors = new double[places.size()];
        Arrays.fill(scores, Double.NaN);
        Arrays.fill(errors, Double.NaN);
        for (Series.Point point : series.points()) {
            scores[places.get(point.number())] = point.score();
            errors[places.get(point.number())] = point.error();
        }
        json.writeStartObject();
        json.writeNumberProperty("environment", environment);
        json.writeStringProperty("unit", RowNames.clean(series.unit()));
        numbers("scores", scores, SCORE_DIGITS);
        numbers("errors", errors, ERROR_DIGITS);
        levels(series, places);
        json.writeEndObject();
    }

    /** From where to before where the row had which level, and what the change to it was. */
    private void levels(Series series, Map<Integer, Integer> places) {
        json.writeArrayPropertyStart("levels");
        List<ChangePoint> changes = series.changes();
        for (int i = 0; !changes.isEmpty() && i <= changes.size(); i++) {
            int from = i == 0 ? 0 : changes.get(i - 1).index();
            int to = i == changes.size()
                    ? series.points().size()
                    : changes.get(i).index();
            json.writeStartArray();
            json.writeNumber(places.get(series.points().get(from).number()));
            json.writeNumber(places.get(series.points().get(to - 1).number()));
            number(series.level(from, to), SCORE_DIGITS);
            json.writeString(
                    i == 0 ? "" : Tone.of(changes.get(i - 1).change().change()).toString());
            json.writeString(
                    i == 0 ? "" : Figures.change(changes.get(i - 1).change().change()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void numbers(String name, double[] values, MathContext digits) {
        json.writeArrayPropertyStart(name);
        for (double value : values) {
            number(value, digits);
        }
        json.writeEndArray();
    }

    /** In no more digits than a chart can show; null if it is not known. */
    private void number(double value, MathContext digits) {
        if (Double.isFinite(value)) {
            BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
            json.writeNumber(rounded.precision() - rounded.scale() > 9 ? rounded.toString() : rounded.toPlainString());
        } else {
            json.writeNull();
        }
    }
}
