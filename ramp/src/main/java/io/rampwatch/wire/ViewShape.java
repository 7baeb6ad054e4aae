package io.rampwatch.wire;

import static io.rampwatch.metric.MetricReading.BOUNDS;
import static io.rampwatch.metric.MetricReading.EARLY;
import static io.rampwatch.metric.MetricReading.GROWTH;
import static io.rampwatch.metric.MetricReading.MATURE;
import static io.rampwatch.metric.MetricReading.MAX;
import static io.rampwatch.metric.MetricReading.P50;
import static io.rampwatch.metric.MetricReading.P90;
import static io.rampwatch.metric.MetricReading.P99;
import static io.rampwatch.metric.MetricReading.PLAIN;
import static io.rampwatch.metric.MetricReading.VALUE;

import io.rampwatch.metric.MetricKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How one view of a metric lies in JSON.
 *
 * @param view the view's name; {@code value} lies in the metric's object itself, all others in objects of their own
 * @param always the fields that are written even where they are null
 * @param all every field that can be written, in the order of writing
 * @param k the name of the numerator
 * @param n the name of what the view is counted on
 */
record ViewShape(String view, Set<String> always, List<String> all, String k, String n) {
    static final String K = "k";
    /** The numerator of an amount, in units. */
    static final String SUM = "sum";

    static final String N = "n";
    /** What bounds rest on: the accounts still able to convert. */
    static final String OPEN = "open";

    static final String NUMBER = "value";
    static final String LOW = "low";
    static final String HIGH = "high";
    static final String FORM = "form";
    static final String WHY = "why";

    private static final List<ViewShape> COUNT = List.of(of(VALUE, N));
    private static final List<ViewShape> RATIO = List.of(of(VALUE, K, N, NUMBER));
    private static final List<ViewShape> CONVERSION = List.of(
            of(MATURE, K, N, NUMBER, LOW, HIGH), of(EARLY, N, NUMBER, LOW, HIGH, FORM), of(BOUNDS, LOW, HIGH, OPEN));
    private static final List<ViewShape> PER_100 = List.of(of(VALUE, NUMBER, N, FORM), of(PLAIN, K, N, NUMBER));
    private static final List<ViewShape> AMOUNT =
            List.of(amount(VALUE, NUMBER, N, FORM), amount(PLAIN, SUM, N, NUMBER));

    private static final List<ViewShape> OPEN_AGE = List.of(
            of(VALUE, K, N, NUMBER),
            of(P50, NUMBER, N),
            of(P90, NUMBER, N),
            of(P99, NUMBER, N),
            of(MAX, NUMBER, N),
            of(GROWTH, NUMBER, N));

    private static ViewShape of(String view, String... always) {
        return shape(view, K, always);
    }

    private static ViewShape amount(String view, String... always) {
        return shape(view, SUM, always);
    }

    private static ViewShape shape(String view, String k, String... always) {
        String n = view.equals(BOUNDS) ? OPEN : N;
        Set<String> all = new LinkedHashSet<>(List.of(always));
        all.addAll(List.of(k, n, NUMBER, LOW, HIGH, FORM, WHY));
        return new ViewShape(view, Set.of(always), List.copyOf(all), k, n);
    }

    /** The views of a kind in the order in which they are written. */
    static List<ViewShape> of(MetricKind kind) {
        return switch (kind) {
            case COUNT -> COUNT;
            case RATIO -> RATIO;
            case CONVERSION -> CONVERSION;
            case PER_100 -> PER_100;
            case AMOUNT_PER_SUBJECT -> AMOUNT;
            case OPEN_AGE -> OPEN_AGE;
        };
    }

    /** Whether it lies in the metric's object itself. */
    boolean inline() {
        return view.equals(VALUE);
    }
}
