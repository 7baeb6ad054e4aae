package io.rampwatch.foresight;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.RuleCase;
import io.rampwatch.plan.RuleCase.Look;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.Ruling;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes of the days, looks and hours of a case what the job would have said, hour by hour, and judges it. */
public final class CaseRecording {
    private static final long HOUR = 3_600_000;
    private static final long MINUTE = 60_000;
    private static final int FLOOR = 100;

    private final Plan plan;
    private final RuleCase given;
    private final Recording recording = new Recording();
    private final long start;
    private long last;

    private CaseRecording(Plan plan, RuleCase given) {
        this.plan = plan;
        this.given = given;
        this.start = start(given.given().from());
        this.last = start + HOUR;
    }

    /** The levels of the case's channel at the time that is asked about, by rule. */
    public static Map<String, Level> levels(Plan plan, RuleCase given) {
        var made = new CaseRecording(plan, given);
        made.days();
        made.hours();
        Long when = given.whenMillis();
        made.readings(when == null ? made.end() : when);
        Map<String, Level> levels = new HashMap<>();
        made.recording.judge(plan.agreedRules(), made::resumes, level -> levels.put(level.rule(), level));
        return levels;
    }

    private Optional<Ruling> resumes(String channel, List<Level> levels) {
        long tick = levels.isEmpty() ? start : levels.get(0).tickMillis();
        return given.given().resumes().stream()
                .filter(at -> at > tick && at <= tick + HOUR)
                .findFirst()
                .map(at -> new Ruling("resume " + at, Ruling.Kind.RESUME, "a person", at, null));
    }

    private long end() {
        int looks = given.given().looks().values().stream()
                .mapToInt(List::size)
                .max()
                .orElse(0);
        return Math.max(last, start + looks * HOUR);
    }

    private void days() {
        given.given().days().forEach((metric, days) -> {
            for (int i = 0; i < days.size(); i++) {
                if (days.get(i).known()) {
                    LocalDate date = given.given().from().plusDays(i);
                    long closed = fullHour(start(date.plusDays(1)) + closing(metric));
                    recording.add(new ClosedDay(
                            given.channel(),
                            metric,
                            start(date),
                            date.toString(),
                            closed,
                            0,
                            days.get(i).k(),
                            days.get(i).n()));
                    last = Math.max(last, closed);
                }
            }
        });
    }

    private void hours() {
        given.given().hours().forEach((metric, hours) -> {
            for (int i = 0; i < hours.size(); i++) {
                long from = start + i * HOUR;
                long closed = fullHour(from + HOUR + closing(metric));
                recording.add(new ClosedHour(given.channel(), metric, from, closed, 0, hours.get(i)));
                last = Math.max(last, closed);
            }
        });
    }

    private void readings(long end) {
        for (long tick = start; tick <= end; tick += HOUR) {
            Map<String, MetricReading> metrics = new HashMap<>();
            int place = (int) ((tick - start) / HOUR) - 1;
            given.given().looks().forEach((id, looks) -> {
                if (place >= 0 && place < looks.size()) {
                    metrics.put(id, reading(metric(id), looks.get(place)));
                }
            });
            recording.add(new Reading(given.channel(), tick, tick, 0, Map.copyOf(metrics)));
        }
    }

    private static MetricReading reading(Metric metric, Look look) {
        Estimate early = look.value() == null
                ? Estimate.undefined(null, look.n(), null, "none was given")
                : new Estimate(null, look.n(), look.value(), null, null, look.n() < FLOOR ? "cohort" : "period", null);
        List<String> views = metric.kind() == MetricKind.CONVERSION
                ? List.of(MetricReading.MATURE, MetricReading.EARLY, MetricReading.BOUNDS)
                : List.of(MetricReading.VALUE);
        Map<String, Estimate> all = new HashMap<>();
        views.forEach(view -> all.put(view, early));
        return new MetricReading(metric.kind(), Map.copyOf(all));
    }

    private Metric metric(String id) {
        return plan.metrics().stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric " + id));
    }

    private long closing(String metric) {
        return plan.agreedRules().closingMinutes().getOrDefault(metric, 0L) * MINUTE;
    }

    private long start(LocalDate date) {
        return date.atStartOfDay(ZoneId.of(plan.timezone())).toInstant().toEpochMilli();
    }

    private static long fullHour(long millis) {
        return -Math.floorDiv(-millis, HOUR) * HOUR;
    }
}
