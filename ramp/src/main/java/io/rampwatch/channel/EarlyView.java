package io.rampwatch.channel;

import io.rampwatch.metric.ClopperPearson;
import io.rampwatch.metric.Completed;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.Horizon;
import io.rampwatch.metric.Interval;
import io.rampwatch.metric.KaplanMeier;
import io.rampwatch.metric.MeanCumulative;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.RunOff;
import io.rampwatch.metric.SignupBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value that counts the young accounts too, through the run-off of their ages.
 *
 * <p>With enough signups in the window it looks at the exposure of the window only (the period form, the quicker one),
 * else at the whole life of its accounts (the cohort form), else it says that they are too few.
 */
final class EarlyView {
    /** Signups in the window from which the period form is used; nine tenths of it over both windows for the cohort. */
    static final long FLOOR = 100;

    static final String PERIOD = "period";
    static final String COHORT = "cohort";
    private static final double CONFIDENCE = 0.95;

    private final Metric metric;
    private final Horizon horizon;
    private final Sums sums;
    private final long tick;

    /** The early view of a metric by cohort at a tick, in epoch minutes. */
    EarlyView(Metric metric, Horizon horizon, Sums sums, long tick) {
        this.metric = metric;
        this.horizon = horizon;
        this.sums = sums;
        this.tick = tick;
    }

    Estimate estimate() {
        long window = metric.windowMinutes();
        long recent = sums.flow(metric.subject().start(), tick - window, tick);
        if (recent >= FLOOR) {
            return of(recent, PERIOD, Completed.inTheLast(window, tick));
        }
        long both = sums.flow(metric.subject().start(), tick - metric.withinMinutes() - window, tick);
        if (10 * both >= 9 * FLOOR) {
            return of(both, COHORT, Completed.by(tick));
        }
        return Estimate.undefined(
                null, both, null, "fewer than " + FLOOR + " " + metric.subject().beginning() + "s");
    }

    private Estimate of(long n, String form, Completed completed) {
        List<SignupBucket> buckets = buckets(form);
        boolean conversion = metric.kind() == MetricKind.CONVERSION;
        if (contradict(buckets, conversion)) {
            return Estimate.undefined(null, n, form, "the sums contradict each other");
        }
        return conversion
                ? converted(n, form, RunOff.ofConversions(buckets, horizon, completed))
                : perAccount(n, form, RunOff.ofEvents(buckets, horizon, completed));
    }

    private static boolean contradict(List<SignupBucket> buckets, boolean conversion) {
        for (SignupBucket bucket : buckets) {
            if (bucket.negative() || (conversion && bucket.overdrawn())) {
                return true;
            }
        }
        return false;
    }

    /** The cohort form begins with the cohort; the period form sees older accounts too, at their present age. */
    private List<SignupBucket> buckets(String form) {
        long length = horizon.bucketMinutes();
        long from = tick - metric.withinMinutes() - metric.windowMinutes();
        long first = horizon.bucket(from);
        List<SignupBucket> buckets = new ArrayList<>();
        for (long start = first; start < tick; start += length) {
            if (start >= from || form.equals(PERIOD)) {
                buckets.add(sums.bucket(metric, horizon, start));
            }
        }
        return buckets;
    }

    private Estimate converted(long n, String form, RunOff runOff) {
        var estimator = KaplanMeier.of(runOff.atRisk(), runOff.events());
        if (estimator.value().isEmpty()) {
            return nobodyAtRisk(n, form);
        }
        Optional<Interval> limits = estimator.logLogLimits(CONFIDENCE).or(this::limitsOfTheMature);
        @Nullable Double low = limits.map(Interval::lo).orElse(null);
        @Nullable Double high = limits.map(Interval::hi).orElse(null);
        return new Estimate(null, n, estimator.value().getAsDouble(), low, high, form, null);
    }

    /** Where all or none converted the estimator has no limits: the exact ones of those that had their horizon. */
    private Optional<Interval> limitsOfTheMature() {
        long to = tick - metric.withinMinutes();
        long from = to - metric.windowMinutes();
        long n = sums.flow(metric.subject().start(), from, to);
        long k = sums.started(metric.id(), from, to);
        return n > 0 && k >= 0 && k <= n ? ClopperPearson.of(k, n, CONFIDENCE) : Optional.empty();
    }

    private Estimate perAccount(long n, String form, RunOff runOff) {
        var estimator = metric.kind() == MetricKind.PER_100
                ? MeanCumulative.of(runOff.atRisk(), runOff.events()).per100()
                : MeanCumulative.ofAmounts(runOff.atRisk(), runOff.events(), new double[horizon.bins()])
                        .perAccount();
        if (estimator.isEmpty()) {
            return nobodyAtRisk(n, form);
        }
        double unit = metric.kind() == MetricKind.PER_100 ? 1 : Readings.MILLIONTHS;
        return new Estimate(null, n, estimator.getAsDouble() / unit, null, null, form, null);
    }

    private static Estimate nobodyAtRisk(long n, String form) {
        return Estimate.undefined(null, n, form, "an age at which nobody was observed");
    }
}
