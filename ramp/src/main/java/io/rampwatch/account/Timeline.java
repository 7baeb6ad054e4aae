package io.rampwatch.account;

import io.rampwatch.event.Kind;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one account, in its order, as far as a time.
 *
 * @param account its id
 * @param channel the channel that it counts in
 * @param signedUpAtMillis its signup, epoch milliseconds
 * @param activatedAtMillis when it had reached all that activation asks for, within its horizon;
 *     {@link AccountState#NEVER} where it has not
 * @param dueMillis when its horizon ends; {@link AccountState#NEVER} where the plan defines no activation
 * @param knownUntilMillis how far its story is told: what may have come later is not in it
 * @param steps what happened, ascending; at most {@link #MOST_STEPS}
 * @param further how many steps there were besides these
 */
public record Timeline(
        String account,
        String channel,
        long signedUpAtMillis,
        long activatedAtMillis,
        long dueMillis,
        long knownUntilMillis,
        List<Step> steps,
        long further) {
    /** A story longer than this is cut at its end. */
    public static final int MOST_STEPS = 200;

    private static final List<String> LOGINS = List.of("login", "logged_in", "log_in", "signed_in", "sign_in");
    private static final String FAILURE = ".failed";
    private static final String SET_UP_FAILED = Kind.PROVISIONING_FAILED.noun();
    private static final String OPENED = Kind.TICKET_OPENED.noun();
    private static final String ASSIGNED = Kind.TICKET_ASSIGNED.noun();
    private static final String RESOLVED = Kind.TICKET_RESOLVED.noun();

    /**
     * One thing that happened.
     *
     * @param atMillis when, epoch milliseconds
     * @param what the name of the event or of the milestone
     * @param reason the reason code; null for none
     * @param workMillionths minutes of manual work, in millionths; 0 for none
     */
    public record Step(long atMillis, String what, @Nullable String reason, long workMillionths) {}

    /** The stations by which stories are compared. */
    public enum Station {
        /** A milestone whose name speaks of a login. */
        FIRST_LOGIN(step -> LOGINS.stream().anyMatch(step.what()::contains)),
        /** Anything that failed. */
        FIRST_ERROR(step -> step.what().endsWith(FAILURE)),
        FIRST_TICKET(step -> step.what().equals(OPENED)),
        /** The first ticket that somebody took or resolved. */
        FIRST_RESPONSE(step -> step.what().equals(ASSIGNED) || step.what().equals(RESOLVED)),
        /** Activation. */
        FIRST_VALUE(step -> false);

        @SuppressWarnings("ImmutableEnumChecker") // they hold nothing
        private final Predicate<Step> is;

        Station(Predicate<Step> is) {
            this.is = is;
        }
    }

    /** When a station was reached, at or after the signup; {@link AccountState#NEVER} where it was not. */
    public long reached(Station station) {
        return station == Station.FIRST_VALUE
                ? activatedAtMillis
                : steps.stream()
                        .filter(step -> step.atMillis() >= signedUpAtMillis && station.is.test(step))
                        .mapToLong(Step::atMillis)
                        .findFirst()
                        .orElse(AccountState.NEVER);
    }

    /** Whether it activated within its horizon. */
    public boolean activated() {
        return activatedAtMillis != AccountState.NEVER;
    }

    /** Its latest failed set-up, epoch milliseconds; {@link AccountState#NEVER} for none. */
    public long lastFailureMillis() {
        return steps.stream()
                .filter(step -> step.what().equals(SET_UP_FAILED))
                .mapToLong(Step::atMillis)
                .reduce(AccountState.NEVER, (earlier, later) -> later);
    }

    /** Whether its time to activate is over. */
    public boolean due() {
        return dueMillis < knownUntilMillis;
    }
}
