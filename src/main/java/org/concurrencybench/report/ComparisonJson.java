package org.concurrencybench.report;

import org.concurrencybench.regression.Comparison;
import org.concurrencybench.regression.RowVerdict;
import org.concurrencybench.results.RowKey;

/** A comparison in JSON. */
final class ComparisonJson {
    private ComparisonJson() {}

    static String of(Comparison comparison) {
        return JsonText.of(json -> {
            json.text("base", comparison.base());
            json.text("head", comparison.head());
            json.number("alpha", comparison.rules().alpha());
            json.number("threshold", comparison.rules().threshold());
            json.objects("results", ComparisonFigures.worstFirst(comparison), ComparisonJson::row);
            json.number("geomeanSlowdown", comparison.geomeanSlowdown());
            json.texts(
                    "added", comparison.added().stream().map(RowKey::toString).toList());
            json.texts(
                    "removed",
                    comparison.removed().stream().map(RowKey::toString).toList());
        });
    }

    private static void row(JsonText json, RowVerdict row) {
        json.key(row.key());
        json.text("verdict", row.verdict().name());
        json.text("reason", row.reason());
        json.number("slowdown", row.slowdown());
        json.number("slowdownLow", row.slowdownLow());
        json.number("slowdownHigh", row.slowdownHigh());
        json.number("p", row.p());
        json.number("pHolm", row.pHolm());
        json.number("baseScore", row.baseScore());
        json.number("headScore", row.headScore());
        json.text("unit", row.unit());
        json.whole("baseForks", row.baseForks());
        json.whole("headForks", row.headForks());
    }
}
