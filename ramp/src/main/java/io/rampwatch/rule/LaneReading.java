package io.rampwatch.rule;

import org.jspecify.annotations.Nullable;

/**
 * What one lane of a rule says at a tick. Values are in the unit of the limit: shares, events per account, units per
 * account, or a count for a census.
 *
 * @param kind the lane
 * @param words as the plan writes it, such as {@code 2 days}
 * @param holds whether it makes a breach now
 * @param cause why it has no value now; null where it has one
 * @param streak bad (pooled) days, looks, or minutes in a row; 0 for evidence
 * @param needed how many make a breach: days, looks (of the form that it is in), minutes; 0 for evidence
 * @param unit what is counted: {@code days}, {@code business days}, {@code looks}, {@code minutes}; for evidence
 *     {@code accounts}
 * @param value the last value that it judged: of the last (pooled) day, of the last look, of the tick, of all accounts
 *     of the season; null before the first
 * @param low the lower limit of its interval: 95 % of one look; of evidence the limit at the rule's own confidence over
 *     the whole season; null where there is none
 * @param high the upper limit, likewise
 * @param numerator of that value; null where it has none, such as an early view
 * @param denominator accounts (or attempts, or open tickets) behind that value; null before the first
 * @param form of a look: {@code period} or {@code cohort}; null otherwise
 * @param confidence of evidence: how sure it is at its strongest, from 0 to 1; null otherwise
 * @param threshold of evidence: how many times the euro must have grown; null otherwise
 * @param sinceMillis of evidence: the start of the hour since when the accounts are bad; null otherwise
 * @param corrected whether late facts changed what it had judged before
 */
public record LaneReading(
        Lane.Kind kind,
        String words,
        boolean holds,
        @Nullable Cause cause,
        long streak,
        long needed,
        String unit,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Long numerator,
        @Nullable Long denominator,
        @Nullable String form,
        @Nullable Double confidence,
        @Nullable Double threshold,
        @Nullable Long sinceMillis,
        boolean corrected) {

    /** As a page says it, such as {@code 2 of 2 days}; of evidence {@code 99.8 % sure}. */
    public String progress() {
        return kind == Lane.Kind.EVIDENCE
                ? Math.floor(1_000 * (confidence == null ? 0 : confidence)) / 10 + " % sure"
                : streak + " of " + needed + " " + (needed == 1 ? unit.substring(0, unit.length() - 1) : unit);
    }
}
