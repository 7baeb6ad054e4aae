package io.rampwatch.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of all that came in: two sums that must be zero, or something was lost without a word.
 *
 * <p>Records: {@code in = mapped + ignored + unmatched + dead(decode, map)}. Events: {@code mapped = counted +
 * duplicate + late_dropped + erased + dead(validate, time, state) + held}. A duplicate that says something else than
 * the first is a duplicate, and counted once more as a conflict beside the law; so are a report that corrected an
 * earlier one, one that could change nothing, and a refused record of a flood that was not written. How many records
 * wait for an account for more than an hour is a gauge beside it.
 *
 * @param terms counts by word, over all sources
 */
public record Conservation(Map<String, Long> terms) {
    /** What can become of a record or an event, beside being refused. */
    public enum Fate {
        IN,
        MAPPED,
        IGNORED,
        UNMATCHED,
        EVENTS,
        COUNTED,
        DUPLICATE,
        DUPLICATE_CONFLICT,
        CORRECTED,
        WITHOUT_EFFECT,
        UNMATCHED_BILLING,
        LATE_DROPPED,
        ERASED,
        HELD,
        WITHHELD;

        /** The word in counts and labels. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String DEAD = "dead:";
    private static final String IGNORED = "ignored:";
    private static final String BAR = "|";

    /** The word under which refusals for a reason are counted. */
    public static String dead(Reason reason) {
        return DEAD + reason.label();
    }

    /** Whether a word counts refusals. */
    public static boolean isDead(String word) {
        return word.startsWith(DEAD);
    }

    /** The word under which records are counted that a rule of a mapping ignored, beside the law. */
    public static String ignored(String rule) {
        return IGNORED + rule;
    }

    /** The rule of a mapping whose ignored records a word counts; empty for another word. */
    public static Optional<String> ruleOfIgnored(String word) {
        return word.startsWith(IGNORED) ? Optional.of(word.substring(IGNORED.length())) : Optional.empty();
    }

    /** The name of a count of one source. */
    public static String count(String source, String word) {
        return source + BAR + word;
    }

    /** Sums over sources of counts that are named by {@link #count}. */
    public static Conservation of(Map<String, Long> counts) {
        Map<String, Long> terms = new TreeMap<>();
        counts.forEach((name, value) -> terms.merge(name.substring(name.lastIndexOf(BAR) + 1), value, Long::sum));
        return new Conservation(Map.copyOf(terms));
    }

    /** How many records or events that became of. */
    public long count(Fate fate) {
        return terms.getOrDefault(fate.label(), 0L);
    }

    /** How many were refused for a reason. */
    public long count(Reason reason) {
        return terms.getOrDefault(dead(reason), 0L);
    }

    /** Records that came in and of which nothing became: 0, or an alarm. */
    public long recordsResidual() {
        return count(Fate.IN) - count(Fate.MAPPED) - count(Fate.IGNORED) - count(Fate.UNMATCHED) - dead(true);
    }

    /** Events of which nothing became: 0, or an alarm. */
    public long eventsResidual() {
        return count(Fate.EVENTS)
                - count(Fate.COUNTED)
                - count(Fate.DUPLICATE)
                - count(Fate.LATE_DROPPED)
                - count(Fate.ERASED)
                - count(Fate.HELD)
                - dead(false);
    }

    /** All that was refused, records and events. */
    public long refused() {
        return dead(true) + dead(false);
    }

    private long dead(boolean asRecord) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.stage().ofRecord() == asRecord)
                .mapToLong(this::count)
                .sum();
    }
}
