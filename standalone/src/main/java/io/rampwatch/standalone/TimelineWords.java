package io.rampwatch.standalone;

import io.rampwatch.account.AccountState;
import io.rampwatch.account.ChosenTimelines.Chosen;
import io.rampwatch.account.Timeline;
import io.rampwatch.account.Timeline.Station;
import io.rampwatch.account.Timeline.Step;
import io.rampwatch.event.Channel;
import io.rampwatch.metric.FailureCause;
import io.rampwatch.metric.Metric;
import io.rampwatch.wire.TimelinesJson.Question;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stories of accounts as a person reads them: one line of stations each, and the steps below it. */
final class TimelineWords {
    private static final int MOST_SHOWN = 40;
    private static final double MINUTE = 60_000;
    private static final int MINUTES_OF_HOUR = 60;

    private final Question question;
    private final @Nullable Metric activation;
    private final ZoneId zone;
    private final Map<String, String> names;
    private final List<String> lines = new ArrayList<>();

    /**
     * Words.
     *
     * @param zone the time zone in which times are shown
     * @param names what stands for the accounts, by id
     */
    TimelineWords(Question question, @Nullable Metric activation, ZoneId zone, Map<String, String> names) {
        this.question = question;
        this.activation = activation;
        this.zone = zone;
        this.names = names;
    }

    /** All that was found, in lines. */
    String of(Chosen chosen) {
        lines.add(String.format(
                Locale.ROOT,
                "%s: %,d accounts, as known at %s (%s)",
                question.channel(),
                chosen.accounts(),
                at("uuuu-MM-dd HH:mm", chosen.knownUntilMillis()),
                zone));
        lines.add(String.format(
                Locale.ROOT,
                "%,d activated%s, %,d had a failed set-up and did not, %,d did not in time, %,d still have time",
                chosen.activated(),
                activation == null ? "" : " (" + activation.id() + ")",
                chosen.setUpFailed(),
                chosen.notActivated(),
                chosen.open()));
        section("the latest that failed", chosen.latestFailed());
        section("the latest that activated", chosen.latestActivated());
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private void section(String title, List<Timeline> timelines) {
        lines.add("");
        lines.add(title + (timelines.isEmpty() ? ": none" : ""));
        for (Timeline each : timelines) {
            lines.add("");
            lines.add("  " + names.getOrDefault(each.account(), "")
                    + (question.channel().equals(Channel.ALL) ? "  " + each.channel() : "")
                    + "  signup " + at("EEE uuuu-MM-dd HH:mm", each.signedUpAtMillis()) + stations(each));
            each.steps().stream().limit(MOST_SHOWN).forEach(step -> step(each, step));
            long more = each.further() + Math.max(0, each.steps().size() - MOST_SHOWN);
            if (more > 0) {
                lines.add(String.format(Locale.ROOT, "    and %,d more", more));
            }
        }
    }

    private static String stations(Timeline of) {
        var text = new StringBuilder();
        for (Station station : Station.values()) {
            String name = station.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            long at = of.reached(station);
            text.append(" · ")
                    .append(at == AccountState.NEVER ? "no " + name : name + " " + gap(at - of.signedUpAtMillis()));
        }
        return text.toString();
    }

    private void step(Timeline of, Step step) {
        FailureCause cause = question.cause(step.reason());
        String reason = cause == null
                ? ""
                : "  " + step.reason()
                        + (cause == FailureCause.UNKNOWN
                                ? " (cause not said)"
                                : " (" + cause.label().replace('_', ' ') + ")");
        String work = step.workMillionths() == 0
                ? ""
                : String.format(Locale.ROOT, "  %,.1f min of work", step.workMillionths() / 1e6);
        lines.add(String.format(
                "    %s  %9s  %s%s%s",
                at("EEE dd HH:mm:ss", step.atMillis()),
                gap(step.atMillis() - of.signedUpAtMillis()),
                step.what(),
                reason,
                work));
    }

    /** Since the signup, such as {@code +0.4 min}, {@code +3.5 h}, {@code +2.1 d}. */
    private static String gap(long millis) {
        double minutes = Math.abs(millis) / MINUTE;
        String sign = millis < 0 ? "-" : "+";
        if (minutes < 2 * MINUTES_OF_HOUR) {
            return String.format(Locale.ROOT, "%s%.1f min", sign, minutes);
        }
        double hours = minutes / MINUTES_OF_HOUR;
        return hours < 72
                ? String.format(Locale.ROOT, "%s%.1f h", sign, hours)
                : String.format(Locale.ROOT, "%s%.1f d", sign, hours / 24);
    }

    private String at(String pattern, long millis) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .format(Instant.ofEpochMilli(millis).atZone(zone));
    }
}
