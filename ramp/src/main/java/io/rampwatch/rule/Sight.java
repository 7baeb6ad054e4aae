package io.rampwatch.rule;

import io.rampwatch.metric.Doubt;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a reading says of a rule's metric at a tick, in the unit of the limit.
 *
 * @param millis the tick
 * @param value null where the reading has none
 * @param low the lower limit of its interval; null where it has none
 * @param high the upper limit, likewise
 * @param k the numerator; null where it is estimated
 * @param n the denominator; null where nothing was counted
 * @param form of an early estimate: {@code period} or {@code cohort}; null otherwise
 * @param doubt why it is not to be trusted; null where it is
 */
public record Sight(
        long millis,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Long k,
        @Nullable Long n,
        @Nullable String form,
        @Nullable Cause doubt) {
    private static final String COHORT = "cohort";
    private static final double PER_100 = 100;

    /** Under which name the sights of a rule are kept: rules that look at the same thing share them. */
    static String key(StopRule rule) {
        return rule.metric() + " " + rule.on() + (rule.on() == View.BOUNDS ? " " + lowIsBad(rule) : "");
    }

    /** What the rule sees; nothing where there is no reading, or not of its metric. */
    static Sight of(StopRule rule, long millis, @Nullable Reading reading) {
        MetricReading metric = reading == null ? null : reading.metrics().get(rule.metric());
        Estimate seen = metric == null ? null : metric.views().get(view(rule));
        if (reading == null || seen == null) {
            return new Sight(millis, null, null, null, null, null, null, null);
        }
        double scale = rule.kind() == MetricKind.PER_100 ? PER_100 : 1;
        boolean nothingOpen = nothingOpen(rule, seen);
        boolean counted = nothingOpen || (rule.kind() != MetricKind.AMOUNT_PER_SUBJECT && seen.value() != null);
        return new Sight(
                millis,
                nothingOpen ? (Double) 0.0 : scaled(value(rule, seen), scale),
                scaled(seen.low(), scale),
                scaled(seen.high(), scale),
                counted && rule.kind() != MetricKind.PER_100 ? seen.k() : null,
                seen.n(),
                seen.form(),
                doubt(rule, reading));
    }

    /** No quotient of what is open, and yet a census: nothing is over its target. */
    private static boolean nothingOpen(StopRule rule, Estimate seen) {
        return rule.kind() == MetricKind.OPEN_AGE && Objects.equals(seen.n(), 0L) && Objects.equals(seen.k(), 0L);
    }

    private static @Nullable Double value(StopRule rule, Estimate seen) {
        return rule.on() == View.BOUNDS && rule.kind() == MetricKind.CONVERSION
                ? lowIsBad(rule) ? seen.high() : seen.low()
                : seen.value();
    }

    private static @Nullable Double scaled(@Nullable Double value, double scale) {
        return value == null ? null : (Double) (value / scale);
    }

    private static boolean lowIsBad(StopRule rule) {
        return rule.side() == Side.BELOW || rule.side() == Side.FALLS_TO;
    }

    private static String view(StopRule rule) {
        if (rule.kind() != MetricKind.CONVERSION) {
            return MetricReading.VALUE;
        }
        return switch (rule.on()) {
            case OWN, EARLY -> MetricReading.EARLY;
            case MATURE -> MetricReading.MATURE;
            case BOUNDS -> MetricReading.BOUNDS;
        };
    }

    private static @Nullable Cause doubt(StopRule rule, Reading reading) {
        if (reading.doubts().isEmpty()) {
            return null;
        }
        boolean stale = doubted(rule, reading, Doubt.Kind.STALE);
        return stale ? Cause.STALE : doubted(rule, reading, Doubt.Kind.DATA) ? Cause.DATA : null;
    }

    private static boolean doubted(StopRule rule, Reading reading, Doubt.Kind kind) {
        return reading.doubts().stream().anyMatch(doubt -> doubt.kind() == kind && doubt.about(rule.metric()));
    }

    /** Why the rule cannot judge it; null where it can. */
    @Nullable
    Cause unknown(long least) {
        if (doubt != null) {
            return doubt;
        }
        if (n != null && n == 0 && least > 0) {
            return Cause.NO_FLOW;
        }
        return value == null || !enough(least) ? Cause.TOO_FEW : null;
    }

    private boolean enough(long least) {
        long known = n == null ? 0 : n;
        return isCohort() ? 10 * known >= 9 * least : known >= least;
    }

    boolean isCohort() {
        return COHORT.equals(form);
    }

    /** Whether it lies beyond a line; asked only where it can be judged. */
    boolean beyond(Line line) {
        if (k != null && n != null) {
            return line.beyond(k, n);
        }
        return value != null && line.beyond(value);
    }

    /** Whether it has come back far enough to leave WATCH; asked only where it can be judged. */
    boolean clear(Line line) {
        if (k != null && n != null) {
            return line.clear(k, n);
        }
        return value != null && line.clear(value);
    }

    /** The value as the line measures it. */
    @Nullable
    Double value(Line line) {
        return k != null && n != null && line instanceof CensusLine ? (Double) line.value(k, n) : value;
    }
}
