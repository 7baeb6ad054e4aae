package io.rampwatch.plan;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What work costs and what an activated account is worth. Finance owns these numbers; what the plan does not say is
 * null and is never guessed.
 *
 * @param currency the currency of all amounts, such as {@code USD}
 * @param staffHour what an hour of manual work costs
 * @param engineerHour what an hour of an engineer costs
 * @param ticketMinutes minutes of work that a ticket takes
 * @param escalationMinutes minutes of an engineer that an escalation takes
 * @param marginPerActivated gross margin of an activated account
 */
public record Rates(
        String currency,
        @Nullable Span staffHour,
        @Nullable Span engineerHour,
        @Nullable Span ticketMinutes,
        @Nullable Span escalationMinutes,
        @Nullable Span marginPerActivated)
        implements Serializable {

    /**
     * A number that is known within a range.
     *
     * @param leastMillionths its lower end, in millionths of the unit
     * @param mostMillionths its upper end; the same where one number was written
     */
    public record Span(long leastMillionths, long mostMillionths) implements Serializable {}
}
