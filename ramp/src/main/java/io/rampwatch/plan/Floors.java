package io.rampwatch.plan;

import io.rampwatch.plan.ChannelPlan.Step;
import java.util.Optional;

/** Reads {@code least}, the floor below which there is no verdict, and holds it against the planned volumes. */
final class Floors {
    /** The floor where a rule says nothing. */
    static final long DEFAULT = 100;

    private static final int POOLED_DAYS = 3;
    private static final Keys KEYS = Keys.of("the least number of accounts, such as {accounts: 100}", "accounts");
    private static final Form<Long> ACCOUNTS = Forms.whole(30, 999_999_999);

    private Floors() {}

    /** The floor of a stop rule. */
    static Optional<Long> of(Fields rule) {
        return rule.has("least") ? required(rule) : Optional.of(DEFAULT);
    }

    /** A floor that must be written. */
    static Optional<Long> required(Fields fields) {
        return fields.in("least", KEYS).get("accounts", ACCOUNTS);
    }

    /**
     * Tells of a channel that plans so few signups that the floor is never reached: short days are pooled, at most 3.
     */
    static void check(Fields rule, long least, ChannelPlan channel) {
        long most =
                channel.steps().stream().mapToLong(Step::signupsPerDay).max().orElse(Long.MAX_VALUE / POOLED_DAYS);
        if (most * POOLED_DAYS < least) {
            rule.tell("can never be decided in " + channel.name() + ": its floor is " + Figures.grouped(least)
                    + " accounts, and the steps bring at most " + Figures.grouped(most) + " a day, "
                    + Figures.grouped(most * POOLED_DAYS) + " in the " + POOLED_DAYS + " days that are pooled");
        }
    }
}
