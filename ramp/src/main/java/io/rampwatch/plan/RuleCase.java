package io.rampwatch.plan;

import io.rampwatch.rule.Cause;
import io.rampwatch.rule.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One example of what the rules of a plan are to say: given, when, then.
 *
 * @param name what it shows, in words
 * @param channel where it happens, a normalised name
 * @param given what happens
 * @param whenMillis the event time that is asked about, epoch milliseconds; null for the end of what is given
 * @param then what is expected, at least one
 */
public record RuleCase(
        String name, String channel, Given given, @Nullable Long whenMillis, List<Expected> then) {

    /**
     * What happens: either events, or what the job would have written of them.
     *
     * @param events a file of events beside the cases; null where days, looks or hours are given
     * @param from the first day, in the ramp's time zone
     * @param days closed days in a row, by metric id
     * @param looks early values at full hours in a row, the first an hour after the first day began; by metric id
     * @param hours hours of signup in a row, by metric id: accounts by outcome, as evidence bets on them
     * @param resumes when a person resumed the channel, epoch milliseconds
     */
    public record Given(
            @Nullable String events,
            LocalDate from,
            Map<String, List<Count>> days,
            Map<String, List<Look>> looks,
            Map<String, List<List<Long>>> hours,
            List<Long> resumes) {}

    /**
     * A closed day.
     *
     * @param k the numerator
     * @param n the denominator; below 0 for a day of which nothing is known
     */
    public record Count(long k, long n) {
        static final Count NONE = new Count(0, -1);

        /** Whether anything is known of the day. */
        public boolean known() {
            return n >= 0;
        }
    }

    /**
     * An early value.
     *
     * @param value a share, or events per 100 accounts; null where there is none
     * @param n on how many signups
     */
    public record Look(@Nullable Double value, long n) {}

    /**
     * What a rule is to say.
     *
     * @param rule its id
     * @param state the level
     * @param cause of an UNKNOWN; null for any
     * @param lane words of a lane that must hold, such as {@code live 24h}; null for any
     */
    public record Expected(
            String rule,
            State state,
            @Nullable Cause cause,
            @Nullable String lane) {
        /** As it is written in a case. */
        public String words() {
            return state + (cause == null ? "" : "(" + cause + ")") + (lane == null ? "" : " by " + lane);
        }
    }
}
