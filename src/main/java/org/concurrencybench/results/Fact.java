package org.concurrencybench.results;

import java.util.Optional;
import java.util.function.Function;

/**
 * A thing that may be known of an object, and differ between two.
 *
 * @param name what it is called
 * @param of its value; null if it is not known
 */
public record Fact<T>(String name, Function<T, Object> of) {
    /** Both values in words if they differ; what is not known differs from nothing. */
    public Optional<String> difference(T one, T other) {
        Object value = of.apply(one);
        Object otherValue = of.apply(other);
        return value == null || otherValue == null || value.equals(otherValue)
                ? Optional.empty()
                : Optional.of(name + " " + value + " against " + otherValue);
    }
}
