package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.rule.Limit;
import java.util.Optional;

/** Reads {@code over_target}: how many of what is open may be older than the target. */
final class CensusReader {
    private static final Keys KEYS =
            Keys.of("how many may be over the target, such as {at_least: 3, share: 5%}", "at_least", "share");
    private static final Form<Long> AT_LEAST = Forms.whole(1, 1_000_000);

    private CensusReader() {}

    /** Whether the metric counts what is open: nobody is sampled, so it has no floor and no interval. */
    static boolean counts(Metric metric) {
        return metric.kind() == MetricKind.OPEN_AGE;
    }

    /** The limit: the larger of a count and a share of what is open. */
    static Optional<Limit> limit(Fields when) {
        Fields fields = when.in("over_target", KEYS);
        var least = fields.get("at_least", AT_LEAST);
        var share = fields.get("share", Levels.of(MetricKind.CONVERSION), 0L);
        return Fields.lack(least, share) ? Optional.empty() : Optional.of(Limit.census(least.get(), share.get()));
    }
}
