package io.rampwatch.account;

import io.rampwatch.event.Kind;
import java.util.HashMap;
import java.util.Map;

/**
 * Why things went wrong for an account: by reason code its failures, escalations and manual work, that it met the
 * reason, and that it churned. Summed by the hour in which they happened; the account by the hour of its signup.
 */
public final class Reasons {
    /** Failed provisioning attempts. */
    public static final int FAILURES = 0;
    /** Escalations. */
    public static final int ESCALATIONS = 1;
    /** Pieces of manual work. */
    public static final int WORKS = 2;
    /** Minutes of manual work, in millionths. */
    public static final int MINUTES = 3;
    /** The account, once. */
    public static final int ACCOUNTS = 4;
    /** The account, once it has churned. */
    public static final int CHURNED = 5;

    private static final long MINUTE = 60_000;
    private static final long HOUR_MINUTES = 60;
    private static final String CHURN = Kind.CHURNED.noun();
    private static final Map<String, Integer> SUMS = Map.of(
            Kind.PROVISIONING_FAILED.noun(), FAILURES,
            Kind.ESCALATION_RAISED.noun(), ESCALATIONS,
            Kind.WORK_LOGGED.noun(), WORKS);

    private final AccountState state;
    private final Map<Cell, Long> cells = new HashMap<>();

    private Reasons(AccountState state) {
        this.state = state;
    }

    /** Whether an event of that name can change what is said of reasons. */
    static boolean concerns(String name) {
        return SUMS.containsKey(name) || name.equals(CHURN);
    }

    /** What the account stands for, by cell of {@link Facet#REASON}. */
    static Map<Cell, Long> of(AccountState state) {
        var reasons = new Reasons(state);
        Map<String, Long> first = new HashMap<>();
        state.facts().values().forEach(fact -> {
            Integer sum = SUMS.get(fact.name());
            String code = fact.code();
            if (fact.counted() && sum != null && code != null) {
                reasons.fact(code, sum, fact);
                first.merge(code, fact.atMillis(), Math::min);
            }
        });
        if (state.isSubject()) {
            first.forEach(reasons::account);
        }
        return reasons.cells;
    }

    private void fact(String code, int sum, Fact fact) {
        long minute = Math.floorDiv(fact.atMillis(), MINUTE);
        add(code, sum, minute, minute, 1);
        if (sum == WORKS) {
            add(code, MINUTES, minute, minute, fact.millionths());
        }
    }

    private void account(String code, long firstMillis) {
        long signup = Math.floorDiv(state.signedUpAtMillis(), MINUTE);
        long met = Math.max(signup, Math.floorDiv(firstMillis, MINUTE));
        add(code, ACCOUNTS, signup, met, 1);
        long churned = state.reached().getOrDefault(CHURN, Occurrences.NONE).firstFrom(state.signedUpAtMillis());
        if (churned != AccountState.NEVER) {
            add(code, CHURNED, signup, Math.max(met, Math.floorDiv(churned, MINUTE)), 1);
        }
    }

    private void add(String code, int sum, long minute, long effect, long value) {
        long hour = Math.floorDiv(minute, HOUR_MINUTES) * HOUR_MINUTES;
        cells.merge(new Cell(state.countsIn(), code, Facet.REASON, hour, effect, sum), value, Long::sum);
    }
}
