package io.rampwatch.metric;

import java.util.Comparator;

/**
 * What one reason code did to a channel in a window: how often, to whom, and how much work it made.
 *
 * @param code the reason code, or {@code (other)} for all beyond the most that a channel keeps apart
 * @param cause where it comes from
 * @param failures failed provisioning attempts
 * @param escalations escalations
 * @param works pieces of manual work
 * @param minuteMillionths minutes of manual work, in millionths
 * @param newAccounts accounts that signed up in the window and met it
 * @param signups accounts that signed up in the window
 * @param met accounts that met it, of those that signed up in the last 30 days
 * @param churned how many of these churned
 */
public record ReasonCount(
        String code,
        FailureCause cause,
        long failures,
        long escalations,
        long works,
        long minuteMillionths,
        long newAccounts,
        long signups,
        long met,
        long churned) {
    /** All that happened for the reason. */
    public long volume() {
        return failures + escalations + works;
    }

    /**
     * By which reasons are ranked: volume times handling time, which is the minutes, raised by the share of accounts
     * that churned. Without minutes nothing is known of the work, and the volume decides.
     */
    public double weight() {
        double churn = met > 0 ? (double) churned / met : 0;
        return minuteMillionths * (1 + churn);
    }

    /** The heaviest first; then the most frequent, then by code. */
    public static Comparator<ReasonCount> heaviestFirst() {
        return Comparator.comparingDouble(ReasonCount::weight)
                .thenComparingLong(ReasonCount::volume)
                .reversed()
                .thenComparing(ReasonCount::code);
    }
}
