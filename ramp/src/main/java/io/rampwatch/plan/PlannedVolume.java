package io.rampwatch.plan;

import io.rampwatch.plan.ChannelPlan.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step planned beside what came.
 *
 * @param from the first day of the step
 * @param plannedPerDay signups a day that were planned
 * @param days ended days of the step so far
 * @param planned signups that were planned for these days
 * @param actual signups that came on these days
 */
public record PlannedVolume(LocalDate from, long plannedPerDay, int days, long planned, long actual) {

    /**
     * The steps of a channel that have begun, in order. A step lasts until the next one begins.
     *
     * @param signups signups by calendar day of the ramp's time zone; a day that is missing had none
     * @param today the day that has not ended yet: it is not counted
     */
    public static List<PlannedVolume> of(ChannelPlan channel, Map<LocalDate, Long> signups, LocalDate today) {
        List<PlannedVolume> steps = new ArrayList<>();
        for (int i = 0; i < channel.steps().size(); i++) {
            Step step = channel.steps().get(i);
            LocalDate from = LocalDate.parse(step.from());
            @Nullable
            LocalDate next = i + 1 < channel.steps().size()
                    ? LocalDate.parse(channel.steps().get(i + 1).from())
                    : null;
            LocalDate end = next == null || next.isAfter(today) ? today : next;
            if (!from.isAfter(today)) {
                steps.add(of(from, step.signupsPerDay(), end, signups));
            }
        }
        return List.copyOf(steps);
    }

    /** Actual over planned in millionths; null while no day has ended. */
    public @Nullable Long shareMillionths() {
        return planned == 0 ? null : Math.multiplyExact(actual, Levels.WHOLE) / planned;
    }

    /** Such as {@code from 2026-11-23: 402 of 375 planned signups in 3 days (107.2 %)}. */
    public String words() {
        String share = planned == 0 ? "" : " (" + Figures.share(actual, planned) + ")";
        return "from " + from + ": " + Figures.grouped(actual) + " of " + Figures.grouped(planned)
                + " planned signups in " + days + (days == 1 ? " day" : " days") + share;
    }

    private static PlannedVolume of(LocalDate from, long perDay, LocalDate end, Map<LocalDate, Long> signups) {
        List<LocalDate> days = from.datesUntil(end).toList();
        long actual =
                days.stream().mapToLong(day -> signups.getOrDefault(day, 0L)).sum();
        return new PlannedVolume(from, perDay, days.size(), Math.multiplyExact(perDay, days.size()), actual);
    }
}
