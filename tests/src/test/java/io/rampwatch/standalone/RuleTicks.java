package io.rampwatch.standalone;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.AgreedRules;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.Limit;
import io.rampwatch.rule.PlanText;
import io.rampwatch.rule.RuleBook;
import io.rampwatch.rule.RuleMarks;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.StopRule;
import io.rampwatch.rule.View;
import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How long the rule book takes for 50 channels with 6 rules of all lanes, at the end of a season: a tick between full
 * hours, a full hour, and a tick after a correction of the season's first hour in every channel and metric.
 */
final class RuleTicks {
    private static final int CHANNELS = 50;
    private static final long HOUR = 3_600_000;
    private static final long START = 4 * 24 * HOUR;
    private static final int SEASON = 336;
    private static final int MEASURED = 100;
    private static final long CLOSING_HOURS = 26;
    private static final int[] CAPS = {1, 1, 1, 1, 10, 3};
    private static final long[] LIMITS = {520_000, 400_000, 80_000, 60_000, 350_000, 30_000};
    private static final double[] USUAL = {0.62, 0.55, 0.05, 0.04, 0.30, 0.02};

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<String> channels = new ArrayList<>();
    private final Map<String, RuleMarks> marks = new HashMap<>();
    private final RuleBook book;

    private RuleTicks() {
        for (int channel = 0; channel < CHANNELS; channel++) {
            channels.add("channel-" + channel);
            marks.put("channel-" + channel, RuleMarks.NEW);
        }
        book = new RuleBook(agreed(), yaml -> PlanText.Understood.refused(""));
    }

    /** Runs two seasons and prints medians of the second: a job runs for weeks, and its code is compiled. */
    public static void main(String[] arguments) {
        season(false);
        season(true);
    }

    private static void season(boolean printed) {
        var ticks = new RuleTicks();
        List<Double> between = new ArrayList<>();
        List<Double> full = new ArrayList<>();
        for (int hour = 0; hour < SEASON; hour++) {
            full.add(ticks.tick(hour, 0));
            if (hour >= SEASON - MEASURED) {
                between.add(ticks.tick(hour, 1));
            }
        }
        List<Double> corrected = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            corrected.add(ticks.correction(SEASON + i, i));
        }
        if (!printed) {
            return;
        }
        print("a tick between full hours", between, 10);
        print("a full hour", full.subList(SEASON - MEASURED, SEASON), 10);
        print("after a correction of the season's first hour in all of them", corrected, 1_000);
    }

    private static void print(String what, List<Double> millis, int goal) {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-62s %7.1f ms CPU at the median, %7.1f at the 90th percentile (goal %,d)%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 9 / 10),
                goal);
    }

    /** One tick of all channels; milliseconds of CPU. */
    private double tick(int hour, int quarter) {
        long tick = START + hour * HOUR + quarter * HOUR / 4;
        Map<String, Reading> readings = new HashMap<>();
        channels.forEach(channel -> readings.put(channel, reading(channel, tick)));
        Map<String, List<ClosedHour>> hours = new HashMap<>();
        if (quarter == 0 && hour > CLOSING_HOURS) {
            channels.forEach(channel -> hours.put(channel, hours(channel, hour - CLOSING_HOURS - 1, tick, 0)));
        }
        long before = cpu();
        for (String channel : channels) {
            RuleMarks known = marks.get(channel);
            for (ClosedHour closed : hours.getOrDefault(channel, List.of())) {
                known = book.note(known, closed);
            }
            if (quarter == 0 && hour % 24 == 2 && hour >= 50) {
                known = days(channel, known, hour, tick);
            }
            marks.put(
                    channel,
                    book.judge(channel, tick, known, readings.get(channel)).marks());
        }
        return (cpu() - before) / 1e6;
    }

    private double correction(int hour, int revision) {
        long tick = START + hour * HOUR;
        Map<String, List<ClosedHour>> hours = new HashMap<>();
        channels.forEach(channel -> hours.put(channel, hours(channel, 0, tick, revision)));
        long before = cpu();
        for (String channel : channels) {
            RuleMarks known = marks.get(channel);
            for (ClosedHour closed : hours.get(channel)) {
                known = book.note(known, closed);
            }
            marks.put(
                    channel,
                    book.judge(channel, tick, known, reading(channel, tick)).marks());
        }
        return (cpu() - before) / 1e6;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private RuleMarks days(String channel, RuleMarks known, int hour, long tick) {
        RuleMarks after = known;
        for (int rule = 0; rule < LIMITS.length; rule++) {
            long k = Math.round(480 * USUAL[rule]);
            var day = new ClosedDay(channel, metric(rule), START + (hour - 50) * HOUR, "day", tick, 0, k, 480);
            after = book.note(channel, after, day);
        }
        return after;
    }

    private List<ClosedHour> hours(String channel, long hour, long tick, int revision) {
        List<ClosedHour> hours = new ArrayList<>();
        for (int rule = 0; rule < LIMITS.length; rule++) {
            List<Long> accounts = new ArrayList<>(Collections.nCopies(CAPS[rule] + 1, 0L));
            for (int account = 0; account < 20; account++) {
                int events = random.nextDouble() < USUAL[rule] ? 1 : 0;
                accounts.set(events, accounts.get(events) + 1);
            }
            hours.add(
                    new ClosedHour(channel, metric(rule), START + hour * HOUR, tick, revision, List.copyOf(accounts)));
        }
        return hours;
    }

    private Reading reading(String channel, long tick) {
        Map<String, MetricReading> metrics = new HashMap<>();
        for (int rule = 0; rule < LIMITS.length; rule++) {
            double value = USUAL[rule] * (0.97 + 0.06 * random.nextDouble()) * (many(rule) ? 100 : 1);
            var early = new Estimate(null, 480L, value, null, null, "period", null);
            metrics.put(metric(rule), new MetricReading(kind(rule), Map.of(many(rule) ? "value" : "early", early)));
        }
        return new Reading(channel, tick, tick, 0, metrics);
    }

    private AgreedRules agreed() {
        List<StopRule> rules = new ArrayList<>();
        Map<String, Long> closing = new HashMap<>();
        for (int rule = 0; rule < LIMITS.length; rule++) {
            Map<String, Limit> limits = new LinkedHashMap<>();
            for (String channel : channels) {
                limits.put(channel, Limit.number(LIMITS[rule]));
            }
            closing.put(metric(rule), CLOSING_HOURS * 60);
            rules.add(new StopRule(
                    "rule-" + rule,
                    "v1",
                    metric(rule),
                    kind(rule),
                    rule < 2 ? Side.FALLS_TO : Side.ABOVE,
                    limits,
                    List.of(Lane.days(2), Lane.live(24), Lane.evidence(990_000)),
                    View.OWN,
                    100,
                    null,
                    null,
                    StopRule.Then.PAUSE,
                    false,
                    null,
                    null,
                    null));
        }
        return new AgreedRules(
                "hash",
                rules,
                channels,
                Map.of(),
                "UTC",
                List.of(DayOfWeek.values()).subList(0, 5),
                List.of(),
                72 * 60,
                closing);
    }

    private static boolean many(int rule) {
        return CAPS[rule] > 1;
    }

    private static MetricKind kind(int rule) {
        return many(rule) ? MetricKind.PER_100 : MetricKind.CONVERSION;
    }

    private static String metric(int rule) {
        return "metric-" + rule;
    }
}
