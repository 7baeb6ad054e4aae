package io.rampwatch.channel;

import io.rampwatch.account.Measures;
import io.rampwatch.account.Reasons;
import io.rampwatch.metric.FailureCause;
import io.rampwatch.metric.ReasonCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The reasons behind failures, escalations and manual work of the last 24 hours, the heaviest five. */
final class ReasonView {
    /** How many codes a channel keeps apart; all others are one. */
    static final int MOST_CODES = 200;
    /** The code of all others. */
    static final String OTHER = "(other)";

    /** How long it is remembered who met a reason, to know how many of them churned. */
    static final long CHURN_MINUTES = 30 * 1_440;

    private static final int TOP = 5;
    private static final long WINDOW = 1_440;

    private final Sums sums;
    private final Map<String, FailureCause> causes;
    private final long tick;

    ReasonView(Sums sums, Map<String, FailureCause> causes, long tick) {
        this.sums = sums;
        this.causes = causes;
        this.tick = tick;
    }

    List<ReasonCount> heaviest(Iterable<String> codes) {
        long signups = sums.flow(Measures.SIGNUPS, tick - WINDOW, tick);
        var counts = new ArrayList<ReasonCount>();
        for (String code : codes) {
            long failures = sum(code, Reasons.FAILURES, WINDOW);
            long escalations = sum(code, Reasons.ESCALATIONS, WINDOW);
            long works = sum(code, Reasons.WORKS, WINDOW);
            // of what did not happen nobody asks who met it in 30 days
            if (failures + escalations + works > 0) {
                counts.add(count(code, failures, escalations, works, signups));
            }
        }
        return counts.stream().sorted(ReasonCount.heaviestFirst()).limit(TOP).toList();
    }

    private ReasonCount count(String code, long failures, long escalations, long works, long signups) {
        return new ReasonCount(
                code,
                causes.getOrDefault(code, FailureCause.UNKNOWN),
                failures,
                escalations,
                works,
                sum(code, Reasons.MINUTES, WINDOW),
                sum(code, Reasons.ACCOUNTS, WINDOW),
                signups,
                sum(code, Reasons.ACCOUNTS, CHURN_MINUTES),
                sum(code, Reasons.CHURNED, CHURN_MINUTES));
    }

    private long sum(String code, int sum, long window) {
        return sums.moved(Sums.reason(code, sum), tick - window, tick, tick);
    }
}
