package org.concurrencybench.regression;

/**
 * What is left to decide about a row.
 *
 * @param distance the change that has to be told from none
 * @param alpha the one-sided level of the test that has to decide
 * @param room how far off the change may be measured without being called another one
 */
record Question(double distance, double alpha, double room) {
    /**
     * A change beyond the threshold has to be told from none, at the level that it faces among {@code tests} in the
     * worst case; one below it has to be told from the threshold.
     */
    static Question about(Estimate estimate, Rules rules, int tests) {
        double size = Math.abs(estimate.change());
        return size > rules.margin()
                ? new Question(size, rules.alpha() / (2 * tests), size - rules.margin())
                : new Question(rules.margin() - size, rules.alpha(), Double.POSITIVE_INFINITY);
    }
}
