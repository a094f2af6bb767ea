package org.concurrencybench.regression;

/**
 * A change and how well it is known.
 *
 * @param change the difference of the logarithms of the costs; above 0 is slower
 * @param standardError its standard error; NaN if the figures are too few to tell
 * @param degreesOfFreedom those of the standard error; infinite if it is known
 */
public record Estimate(double change, double standardError, double degreesOfFreedom) {
    /** The difference of two means whose variances may differ (Welch, 1947; degrees of freedom: Satterthwaite, 1946). */
    static Estimate welch(Sample base, Sample head) {
        double b = base.varianceOfMean();
        double h = head.varianceOfMean();
        double variance = b + h;
        double degrees = variance * variance / (b * b / base.degreesOfFreedom() + h * h / head.degreesOfFreedom());
        return new Estimate(
                head.mean() - base.mean(),
                Math.sqrt(variance),
                // Two sides without any scatter leave nothing to be unsure of.
                variance > 0 ? degrees : Double.POSITIVE_INFINITY);
    }

    /**
     * The same where the sides differ in size: with few figures against many Welch's test calls chance a change too often,
     * far out in the tail, and the test with one variance for both sides (Student, 1908) where the few scatter more. The one
     * of the two with the larger p.
     */
    static Estimate cautious(Sample base, Sample head) {
        Estimate welch = welch(base, head);
        Estimate pooled = pooled(base, head);
        return pooled.p() > welch.p() ? pooled : welch;
    }

    private static Estimate pooled(Sample base, Sample head) {
        double degrees = base.degreesOfFreedom() + head.degreesOfFreedom();
        double variance =
                (base.variance() * base.degreesOfFreedom() + head.variance() * head.degreesOfFreedom()) / degrees;
        return new Estimate(
                head.mean() - base.mean(), Math.sqrt(variance / base.size() + variance / head.size()), degrees);
    }

    /** The mean of differences within pairs (Student, 1908). */
    static Estimate paired(Sample differences) {
        return new Estimate(
                differences.mean(), Math.sqrt(differences.varianceOfMean()), differences.degreesOfFreedom());
    }

    /** Whether it is known how well the change is known. */
    boolean hasError() {
        return Double.isFinite(standardError);
    }

    /** The probability of a change at least as large, up or down, if there is none. */
    public double p() {
        if (standardError == 0) {
            return change == 0 ? 1 : 0;
        }
        return 2 * StudentT.upperTail(Math.abs(change) / standardError, degreesOfFreedom);
    }

    /**
     * The probability of a change at least as near to 0 if the true one is beyond the margin: the larger p of two
     * one-sided tests (Schuirmann, 1987).
     */
    double equivalenceP(double margin) {
        if (standardError == 0) {
            return Math.abs(change) < margin ? 0 : 1;
        }
        return StudentT.upperTail((margin - Math.abs(change)) / standardError, degreesOfFreedom);
    }

    /** Half the width of the two-sided interval that misses the true change with probability {@code alpha}. */
    double halfWidth(double alpha) {
        return standardError == 0 ? 0 : standardError * StudentT.quantile(1 - alpha / 2, degreesOfFreedom);
    }
}
