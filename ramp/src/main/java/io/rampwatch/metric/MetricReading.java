package io.rampwatch.metric;

import java.util.Map;

/**
 * What one metric says at a tick, from each side it can be looked at.
 *
 * @param kind the shape of the metric, which says what views there are
 * @param views {@link #VALUE} for most kinds; {@link #MATURE}, {@link #EARLY} and {@link #BOUNDS} for a conversion;
 *     {@link #PLAIN} beside the value for events or amounts per account; of what is open the number over the target of
 *     all as {@link #VALUE}, {@link #P50} to {@link #MAX} and {@link #GROWTH}
 */
public record MetricReading(MetricKind kind, Map<String, Estimate> views) {
    /** The number itself, where there is only one way to see it. */
    public static final String VALUE = "value";
    /** Accounts that have had their whole horizon. */
    public static final String MATURE = "mature";
    /** All accounts, the young ones through the estimator. */
    public static final String EARLY = "early";
    /** What the cohorts that are still open can become at worst and at best. */
    public static final String BOUNDS = "bounds";
    /** Events of the window over signups of the window, for comparison with other reports only. */
    public static final String PLAIN = "plain";

    /** The median age of what is open, in minutes. */
    public static final String P50 = "p50";
    /** The age that 90 of 100 open ones have at most, in minutes. */
    public static final String P90 = "p90";
    /** The age that 99 of 100 open ones have at most, in minutes. */
    public static final String P99 = "p99";
    /** The age of the oldest open one, in minutes. */
    public static final String MAX = "max";
    /** How many more are open than a day before. */
    public static final String GROWTH = "growth";

    /** The view of that name. */
    public Estimate view(String name) {
        var found = views.get(name);
        if (found == null) {
            throw new IllegalArgumentException(kind + " has no view " + name);
        }
        return found;
    }
}
