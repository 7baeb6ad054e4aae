package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.plan.LimitReader.Limits;
import io.rampwatch.rule.Clear;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code clear}: another level for leaving WATCH, on the good side of the limit. */
final class ClearReader {
    private static final Keys KEYS = Keys.of(
            "the level at which WATCH is left, such as {above: 54%, for: 4h}", "above", "below", "at_most", "for");
    private static final Form<Long> COUNT = Forms.whole(0, 1_000_000);

    private ClearReader() {}

    /** The level; empty where it has a fault. */
    static Optional<Clear> read(Fields rule, Metric metric, Limits limits) {
        Fields clear = rule.in("clear", KEYS);
        boolean census = CensusReader.counts(metric);
        boolean low = limits.side() == Side.ABOVE || limits.side() == Side.RISES_TO;
        String key = census ? "at_most" : low ? "below" : "above";
        List<String> wrong = Stream.of("above", "below", "at_most")
                .filter(other -> !other.equals(key) && clear.has(other))
                .toList();
        if (!wrong.isEmpty()) {
            clear.tell(wrong.get(0), "is not the good side of the limit; write " + key);
            return Optional.empty();
        }
        if (limits.byChannel().values().stream().anyMatch(limit -> limit.kind() == Limit.Kind.MOVING)) {
            rule.tell("clear", "is a number, and the limit of this rule moves; leave it out");
            return Optional.empty();
        }
        var level = census
                ? clear.get(key, COUNT).map(count -> Math.multiplyExact(count, Levels.WHOLE))
                : clear.get(key, Levels.of(metric.kind()));
        var minutes = clear.get("for", Forms.MINUTES, 0L);
        if (Fields.lack(level, minutes)) {
            return Optional.empty();
        }
        if (bad(List.copyOf(limits.byChannel().values()), low, level.get())) {
            clear.tell(key, "lies where the rule still watches; it must lie on the good side of the limit");
        }
        return Optional.of(new Clear(level.get(), minutes.get()));
    }

    private static boolean bad(List<Limit> limits, boolean low, long level) {
        return limits.stream().anyMatch(limit -> low ? level > limit.millionths() : level < limit.millionths());
    }
}
