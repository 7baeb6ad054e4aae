package io.rampwatch.plan;

import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a check of the readiness gate should be believed: a person's word with an end, or figures. */
public sealed interface GateEvidence extends Serializable {

    /**
     * What it says of the check at a moment.
     *
     * @param moment the moment that is asked about
     */
    Answer at(Moment moment);

    /** The metrics that it speaks of. */
    List<String> metrics();

    /** The evidence in words, as the plan states it. */
    String words();

    /**
     * An answer.
     *
     * @param holds whether the check is passed
     * @param words why, with the figures
     */
    record Answer(boolean holds, String words) {}

    /**
     * When is asked, and what was measured then.
     *
     * @param day the calendar day in the ramp's time zone
     * @param atMillis the same moment, epoch milliseconds
     * @param reading the newest reading of the channel; null where there is none
     */
    record Moment(LocalDate day, long atMillis, @Nullable Reading reading) {

        /** Asked at the start of a day in UTC with nothing measured. */
        public static Moment on(LocalDate day) {
            return new Moment(day, day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(), null);
        }

        @Nullable
        Estimate estimate(String metric) {
            MetricReading found = reading == null ? null : reading.metrics().get(metric);
            if (found == null) {
                return null;
            }
            Map<String, Estimate> views = found.views();
            Estimate mature = views.get(MetricReading.MATURE);
            return mature == null ? views.get(MetricReading.VALUE) : mature;
        }

        /** The kind of a metric that was read; that of a share where it was not. */
        MetricKind kind(String metric) {
            MetricReading found = reading == null ? null : reading.metrics().get(metric);
            return found == null ? MetricKind.CONVERSION : found.kind();
        }

        private boolean sees(String metric) {
            Estimate seen = estimate(metric);
            return seen != null && seen.why() == null;
        }
    }

    /**
     * A named person answers for it until a day.
     *
     * @param by who
     * @param until the last day on which the word holds
     */
    record Attested(String by, LocalDate until) implements GateEvidence {
        @Override
        public Answer at(Moment moment) {
            boolean holds = !moment.day().isAfter(until);
            return new Answer(
                    holds,
                    "attested by " + by + (holds ? " until " + until : ", but only until " + until + ": ask again"));
        }

        @Override
        public List<String> metrics() {
            return List.of();
        }

        @Override
        public String words() {
            return "attested by " + by + " until " + until;
        }
    }

    /**
     * A share that is measured.
     *
     * @param metric the metric, a share
     * @param leastMillionths the level that must be reached, in millionths
     */
    record Measured(String metric, long leastMillionths) implements GateEvidence {
        /** Fewer accounts say nothing about a standard. */
        private static final long FLOOR = 100;

        @Override
        public Answer at(Moment moment) {
            Estimate seen = moment.estimate(metric);
            Long k = seen == null ? null : seen.k();
            Long n = seen == null ? null : seen.n();
            if (k == null || n == null || n < FLOOR) {
                return new Answer(
                        false,
                        metric + " was measured on " + (n == null ? "nothing" : Figures.grouped(n)) + " yet, " + FLOOR
                                + " needed");
            }
            boolean holds = Math.multiplyExact(k, Levels.WHOLE) >= Math.multiplyExact(leastMillionths, n);
            return new Answer(
                    holds,
                    metric + " is " + Figures.share(k, n) + " (" + Figures.grouped(k) + " of " + Figures.grouped(n)
                            + "), " + least() + " needed");
        }

        @Override
        public List<String> metrics() {
            return List.of(metric);
        }

        @Override
        public String words() {
            return metric + " at least " + least();
        }

        private String least() {
            return Figures.words(MetricKind.CONVERSION, leastMillionths);
        }
    }

    /**
     * Metrics that must be visible, and how fresh.
     *
     * @param metrics their ids
     * @param withinMinutes how old the newest reading may be
     */
    record Visible(List<String> metrics, long withinMinutes) implements GateEvidence {
        private static final long MINUTE = 60_000;

        @Override
        public Answer at(Moment moment) {
            Reading seen = moment.reading();
            if (seen == null) {
                return new Answer(false, "nothing was read of the channel yet");
            }
            long age = (moment.atMillis() - seen.tickMillis()) / MINUTE;
            List<String> missing =
                    metrics.stream().filter(metric -> !moment.sees(metric)).toList();
            if (age > withinMinutes || !missing.isEmpty()) {
                return new Answer(
                        false,
                        missing.isEmpty()
                                ? "the newest reading is " + Figures.duration(age) + " old, at most "
                                        + Figures.duration(withinMinutes) + " allowed"
                                : "not seen: " + String.join(", ", missing));
            }
            return new Answer(true, "all of " + String.join(", ", metrics) + " seen");
        }

        @Override
        public String words() {
            return String.join(", ", metrics) + " visible within " + Figures.duration(withinMinutes);
        }
    }
}
