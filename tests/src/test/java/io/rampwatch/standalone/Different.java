package io.rampwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What differs between what was expected and what is there: how much, and the first of it. */
final class Different {
    private Different() {}

    static <T> void none(String what, Map<String, T> expected, Map<String, T> found) {
        Set<String> places = new TreeSet<>(expected.keySet());
        places.addAll(found.keySet());
        List<String> different = places.stream()
                .filter(place -> !Objects.equals(expected.get(place), found.get(place)))
                .map(place -> place + "\n  expected: " + expected.get(place) + "\n  found:    " + found.get(place))
                .toList();
        assertThat(different.stream().limit(3))
                .as("%d of %d %s differ", different.size(), places.size(), what)
                .isEmpty();
        assertThat(places).as(what).isNotEmpty();
    }
}
