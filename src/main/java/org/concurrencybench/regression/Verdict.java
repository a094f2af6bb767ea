package org.concurrencybench.regression;

/** What can be said of a row, in the order in which one wants to read it. */
public enum Verdict {
    /** Slower, by more than the threshold and beyond chance. */
    REGRESSED,
    /** Faster, by more than the threshold and beyond chance. */
    IMPROVED,
    /** Nothing can be said, for a reason that is given with it. */
    INCONCLUSIVE,
    /** The change is smaller than the threshold: that much is proven. */
    UNCHANGED
}
