package io.rampwatch.metric;

import io.rampwatch.event.Kind;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.metric.Metric.Reach;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    private static final String ASSIGNED = Kind.TICKET_ASSIGNED.noun();
    private static final String RESOLVED = Kind.TICKET_RESOLVED.noun();
    private static final String REOPENED = Kind.TICKET_REOPENED.noun();
    private static final String VOIDED = Kind.TICKET_VOIDED.noun();
    private static final String ACTIVE = Kind.ACCOUNT_ACTIVE.noun();
    private static final String CHURNED = Kind.CHURNED.noun();
    private static final String SPEND = Kind.SPEND_REPORTED.noun();

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
                    .defined("work log", "Minutes of manual work logged within 24 h of signup, expected per account."),
            ofTickets("owner_assigned_15m", "Tickets with an owner in 15 min", ASSIGNED, 15)
                    .defined(
                            "support desk", "Share of tickets that are assigned to an owner within 15 min of opening."),
            ofTickets("ticket_resolved_24h", "Tickets resolved in 24 h", RESOLVED, DAY_MINUTES)
                    .defined("support desk", "Share of tickets that are resolved within 24 h of opening."),
            flow("reopen_rate", "Reopened tickets", MetricKind.RATIO, REOPENED, Reach.EACH, Better.LOWER)
                    .dividedBy(RESOLVED)
                    .defined("support desk", "Tickets reopened in the window over tickets resolved in the window."),
            flow("support_queue_age", "Age of open tickets", MetricKind.OPEN_AGE, TICKET, Reach.EACH, Better.LOWER)
                    .defined(
                            "support desk",
                            "All open tickets by age: how many are older than 24 h, and percentiles by nearest rank; "
                                    + "a reopened ticket is as old as it is.")
                    .about(new Subject("ticket", TICKET, List.of(RESOLVED, VOIDED), List.of(REOPENED), DAY_MINUTES)),
            late("retention_30d", "Retained after 30 days", ACTIVE, 23 * DAY_MINUTES, Better.HIGHER)
                    .defined(
                            "product events",
                            "Share of accounts that are active on one of the days 23 to 30 after signup."),
            late("churn_30d", "Churned within 30 days", CHURNED, 0, Better.LOWER)
                    .defined("billing", "Share of accounts that churn within 30 days of signup."),
            cost("cost_per_signup", "Cost per signup", Metric.SIGNUPS)
                    .defined("ad platforms", "Spend of a channel over its signups of the same days, in minor units."),
            cost("cost_per_activated_account", "Cost per activated account", "activation_24h")
                    .defined(
                            "ad platforms",
                            "Spend of a channel over the accounts that signed up on the same days and activated, in minor units."));

    private Registry() {}

    /** The built-in metrics, over windows of 24 h. */
    public static List<Metric> builtIn() {
        return BUILT_IN;
    }

    private static Entry flow(String id, String title, MetricKind kind, String event, Reach reach, Better better) {
        return new Entry(id, title, kind, event, List.of(), reach, 0, better, Subject.ACCOUNT, 0, null);
    }

    private static Entry cohort(String id, String title, MetricKind kind, String event) {
        Reach reach = kind == MetricKind.CONVERSION ? Reach.ANY : Reach.EACH;
        return flow(id, title, kind, event, reach, Better.LOWER).within(DAY_MINUTES);
    }

    private static Entry ofTickets(String id, String title, String event, long withinMinutes) {
        return flow(id, title, MetricKind.CONVERSION, event, Reach.ANY, Better.HIGHER)
                .within(withinMinutes)
                .about(Subject.begunBy("ticket", TICKET));
    }

    private static Entry late(String id, String title, String event, long afterMinutes, Better better) {
        return flow(id, title, MetricKind.CONVERSION, event, Reach.ANY, better)
                .within(30 * DAY_MINUTES)
                .after(afterMinutes);
    }

    private static Entry cost(String id, String title, String per) {
        return flow(id, title, MetricKind.AMOUNT_PER_SUBJECT, SPEND, Reach.EACH, Better.LOWER)
                .per(per);
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
            Better better,
            Subject subject,
            long afterMinutes,
            @Nullable String per) {

        Entry dividedBy(String... by) {
            return new Entry(
                    id, title, kind, event, List.of(by), reach, withinMinutes, better, subject, afterMinutes, per);
        }

        Entry within(long minutes) {
            return new Entry(id, title, kind, event, over, reach, minutes, better, subject, afterMinutes, per);
        }

        Entry about(Subject other) {
            return new Entry(id, title, kind, event, over, reach, withinMinutes, better, other, afterMinutes, per);
        }

        Entry after(long minutes) {
            return new Entry(id, title, kind, event, over, reach, withinMinutes, better, subject, minutes, per);
        }

        Entry per(String subjects) {
            return new Entry(
                    id, title, kind, event, over, reach, withinMinutes, better, subject, afterMinutes, subjects);
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
                    definition,
                    subject,
                    afterMinutes,
                    per);
        }
    }
}
