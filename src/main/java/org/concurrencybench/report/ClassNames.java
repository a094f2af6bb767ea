package org.concurrencybench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.concurrencybench.results.RowKey;

/** The rows of several classes, each called by its class and by what sets it apart there. */
final class ClassNames {
    private final Map<String, ShortNames> names = new LinkedHashMap<>();
    private final Map<String, Long> sharing;

    /** The names of these rows among each other, in the order in which the classes come. */
    ClassNames(Collection<RowKey> keys) {
        keys.stream()
                .collect(Collectors.groupingBy(RowKey::className, LinkedHashMap::new, Collectors.toList()))
                .forEach((className, own) -> names.put(className, new ShortNames(own, Set.of())));
        sharing = names.keySet().stream().collect(Collectors.groupingBy(ClassNames::simple, Collectors.counting()));
    }

    /** The names of the rows within a class. */
    ShortNames in(String className) {
        return names.get(className);
    }

    /** A class without its package, unless another one is called the same. */
    String title(String className) {
        return RowNames.clean(sharing.get(simple(className)) == 1 ? simple(className) : className);
    }

    /** A row with its class, such as {@code Sort.heap size=100}. */
    String of(RowKey key) {
        String className = key.className();
        String name = in(className).of(key);
        return className.isEmpty() ? name : title(className) + "." + name;
    }

    /** What goes without saying in the names: said once if it is the same for all classes, else with theirs. */
    List<String> usual() {
        Map<String, List<String>> classes = new LinkedHashMap<>();
        names.forEach((className, own) ->
                classes.computeIfAbsent(own.usual(), none -> new ArrayList<>()).add(title(className)));
        return classes.entrySet().stream()
                .map(same -> (classes.size() == 1 ? "" : String.join(", ", same.getValue()) + " ") + same.getKey())
                .filter(words -> !words.isBlank())
                .toList();
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
