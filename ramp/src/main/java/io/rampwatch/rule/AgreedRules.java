package io.rampwatch.rule;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The rules of one version of a plan, with what they need to be judged.
 *
 * @param planHash the hash of that version, which stands on each level
 * @param rules in the order of the plan
 * @param channels the declared channels, normalised names, in the order of the plan: what {@code other channels} means
 * @param falsePauses the chance of a false proven pause per channel and season, in millionths, by channel; a channel
 *     that is not named has {@link #FALSE_PAUSES}
 * @param timezone the time zone of calendar days, such as {@code Europe/Berlin}
 * @param businessDays the days of the week on which the company works
 * @param holidays days off
 * @param correctionMinutes how long a closed day or hour can still change
 * @param closingMinutes how long after its end a day closes, by metric id: horizon and settling time. A metric that is
 *     not named closes with its end
 */
public record AgreedRules(
        String planHash,
        List<StopRule> rules,
        List<String> channels,
        Map<String, Long> falsePauses,
        String timezone,
        List<DayOfWeek> businessDays,
        List<LocalDate> holidays,
        long correctionMinutes,
        Map<String, Long> closingMinutes)
        implements Serializable {
    /** One false proven pause in a hundred ramps of a channel. */
    public static final long FALSE_PAUSES = 10_000;
}
