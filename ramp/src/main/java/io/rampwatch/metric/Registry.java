package io.rampwatch.metric;

import io.rampwatch.event.Kind;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.Metric.Reach;
import java.util.List;

/** The metrics that every plan has without defining them. A plan that defines one under the same id replaces it. */
public final class Registry {
    /** The owner of a metric that no plan has given to anybody. */
    public static final String NOBODY = "(built in)";

    private static final long DAY_MINUTES = 1_440;
    private static final String SIGNED_UP = Kind.SIGNED_UP.noun();
    private static final String SUCCEEDED = Kind.PROVISIONING_SUCCEEDED.noun();
    private static final String FAILED = Kind.PROVISIONING_FAILED.noun();
    private static final String TICKET = Kind.TICKET_OPENED.noun();
    private static final String ESCALATION = Kind.ESCALATION_RAISED.noun();
    private static final String WORK = Kind.WORK_LOGGED.noun();

    private static final List<Metric> BUILT_IN = List.of(
            flow("signups", "Signups", MetricKind.COUNT, SIGNED_UP, Reach.EACH, Better.HIGHER)
                    .defined("accounts", "Accounts that signed up in the window."),
            flow(
                            "provisioning_failure_rate",
                            "Provisioning failure rate",
                            MetricKind.RATIO,
                            FAILED,
                            Reach.EACH,
                            Better.LOWER)
                    .dividedBy(FAILED, SUCCEEDED)
                    .defined(
                            "provisioning",
                            "Failed provisioning attempts over all that finished in the window; a retry is another attempt."),
            flow("provisioning_failures", "Provisioning failures", MetricKind.COUNT, FAILED, Reach.EACH, Better.LOWER)
                    .defined("provisioning", "Provisioning attempts that failed in the window."),
            flow("failed_accounts", "Accounts with a failure", MetricKind.COUNT, FAILED, Reach.DISTINCT, Better.LOWER)
                    .defined(
                            "provisioning",
                            "Accounts with at least one failed provisioning attempt in the window, each counted once."),
            cohort("provisioning_failed_accounts_24h", "New accounts that met a failure", MetricKind.CONVERSION, FAILED)
                    .defined(
                            "provisioning",
                            "Share of accounts with at least one failed provisioning attempt within 24 h of signup."),
            cohort("tickets_per_100", "Tickets per 100 accounts", MetricKind.PER_100, TICKET)
                    .defined(
                            "support desk",
                            "Tickets opened within 24 h of signup, expected per 100 accounts; a ticket counts once for ever."),
            cohort("escalations_per_100", "Escalations per 100 accounts", MetricKind.PER_100, ESCALATION)
                    .defined("support desk", "Escalations raised within 24 h of signup, expected per 100 accounts."),
            cohort("manual_minutes_per_account", "Manual minutes per account", MetricKind.AMOUNT_PER_SUBJECT, WORK)
                    .defined("work log", "Minutes of manual work logged within 24 h of signup, expected per account."));

    private Registry() {}

    /** The built-in metrics, over windows of 24 h. */
    public static List<Metric> builtIn() {
        return BUILT_IN;
    }

    private static Entry flow(String id, String title, MetricKind kind, String event, Reach reach, Better better) {
        return new Entry(id, title, kind, event, List.of(), reach, 0, better);
    }

    private static Entry cohort(String id, String title, MetricKind kind, String event) {
        Reach reach = kind == MetricKind.CONVERSION ? Reach.ANY : Reach.EACH;
        return new Entry(id, title, kind, event, List.of(), reach, DAY_MINUTES, Better.LOWER);
    }

    /** A metric that still lacks its source and its definition. */
    private record Entry(
            String id,
            String title,
            MetricKind kind,
            String event,
            List<String> over,
            Reach reach,
            long withinMinutes,
            Better better) {

        Entry dividedBy(String... over) {
            return new Entry(id, title, kind, event, List.of(over), reach, withinMinutes, better);
        }

        Metric defined(String systemOfRecord, String definition) {
            return new Metric(
                    id,
                    title,
                    kind,
                    List.of(event),
                    over,
                    reach,
                    withinMinutes,
                    DAY_MINUTES,
                    better,
                    NOBODY,
                    systemOfRecord,
                    definition);
        }
    }
}
