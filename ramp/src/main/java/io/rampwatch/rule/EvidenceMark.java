package io.rampwatch.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of one rule in one season: a pure function of the hours, kept so that an hour costs one step.
 *
 * @param seasonMillis the season that it is of
 * @param periods full hours that are in it
 * @param logStakes the running stakes, natural logarithms
 * @param largestLog the largest evidence so far, natural logarithm
 * @param provenMillis the tick at which it was proven; null before
 * @param sinceMillis the start of the hour since when the accounts are bad, as it was known then; null before
 * @param low the lower limit of the mean over the season, in the unit of the limit; null where there is none
 * @param high the upper limit, likewise
 * @param sum of outcomes: accounts that reached the set, or events
 * @param accounts in it
 * @param corrected whether late facts changed hours that it had bet on
 */
public record EvidenceMark(
        long seasonMillis,
        int periods,
        List<Double> logStakes,
        double largestLog,
        @Nullable Long provenMillis,
        @Nullable Long sinceMillis,
        @Nullable Double low,
        @Nullable Double high,
        long sum,
        long accounts,
        boolean corrected) {
    /** Nothing was bet in a season yet. */
    static EvidenceMark opened(long seasonMillis) {
        return new EvidenceMark(seasonMillis, 0, List.of(), 0, null, null, null, null, 0, 0, false);
    }
}
