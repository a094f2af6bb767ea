package org.concurrencybench.regression;

import java.util.List;
import java.util.Optional;

/** How the two sides were measured, and so what their figures can say of a change. */
interface Design {
    /** Why the figures are too few for a verdict or do not fit together, if so. */
    Optional<String> shortage(Side base, Side head);

    /** The change from the base to the head; each list holds the costs of one run's forks. */
    Estimate estimate(List<double[]> base, List<double[]> head);

    /** What would answer the question, in words. */
    String wayOut(List<double[]> base, List<double[]> head, Question question);
}
