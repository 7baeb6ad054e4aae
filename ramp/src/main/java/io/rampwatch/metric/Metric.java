package io.rampwatch.metric;

import io.rampwatch.event.Kind;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the registry: what is measured, exactly, and who answers for it.
 *
 * @param id the name by which rules and readings speak of it
 * @param title the name that a person reads
 * @param kind the shape of the number
 * @param events names of events: what a conversion reaches, what is counted, the numerator of a ratio
 * @param over names of events in a ratio's denominator; empty for other kinds
 * @param reach whether a conversion needs all of its events or any, and whether a count counts accounts, not events
 * @param withinMinutes the horizon of a conversion, or the age up to which events count; 0 where there is none
 * @param windowMinutes the length of the rolling window, and of the window of cohorts
 * @param better which direction is good
 * @param owner who answers for it
 * @param systemOfRecord where the facts come from
 * @param definition the exact definition in words, shown beside each panel
 * @param subject what it is about: accounts, or tickets and the like
 * @param afterMinutes how old a subject must be when it reaches what a conversion asks for; 0 for any age
 * @param per over whose number an amount of the channel is divided: {@link #SIGNUPS}, or the id of the conversion whose
 *     converted accounts count; null for every other metric
 */
public record Metric(
        String id,
        String title,
        MetricKind kind,
        List<String> events,
        List<String> over,
        Reach reach,
        long withinMinutes,
        long windowMinutes,
        Better better,
        String owner,
        String systemOfRecord,
        String definition,
        Subject subject,
        long afterMinutes,
        @Nullable String per)
        implements Serializable {
    /** Said in {@link #per} of amounts over all accounts that signed up. */
    public static final String SIGNUPS = "signups";

    private static final String ESCALATION = Kind.ESCALATION_RAISED.noun();

    /** A metric about accounts from their signup on. */
    public Metric(
            String id,
            String title,
            MetricKind kind,
            List<String> events,
            List<String> over,
            Reach reach,
            long withinMinutes,
            long windowMinutes,
            Better better,
            String owner,
            String systemOfRecord,
            String definition) {
        this(
                id,
                title,
                kind,
                events,
                over,
                reach,
                withinMinutes,
                windowMinutes,
                better,
                owner,
                systemOfRecord,
                definition,
                Subject.ACCOUNT,
                0,
                null);
    }

    /** How the events of a metric are put together. */
    public enum Reach {
        /** A conversion that needs every event of its set. */
        ALL,
        /** A conversion that needs one event of its set. */
        ANY,
        /** Each event counts. */
        EACH,
        /** Accounts are counted, each once, that had at least one of the events in the window. */
        DISTINCT
    }

    /** The direction in which a metric improves. */
    public enum Better {
        HIGHER,
        LOWER
    }

    /** The same metric over another window. */
    public Metric over(long minutes) {
        return copy(withinMinutes, minutes, subject);
    }

    /** The same metric with another horizon. */
    public Metric within(long minutes) {
        return copy(minutes, windowMinutes, subject);
    }

    /** The same metric about something else than accounts. */
    public Metric about(Subject other) {
        return copy(withinMinutes, windowMinutes, other);
    }

    private Metric copy(long within, long window, Subject about) {
        return new Metric(
                id,
                title,
                kind,
                events,
                over,
                reach,
                within,
                window,
                better,
                owner,
                systemOfRecord,
                definition,
                about,
                afterMinutes,
                per);
    }

    /** Whether what became of one subject is a count, so that evidence can be gathered subject by subject. */
    public boolean hasOutcomes() {
        return subject.isAccount() && (kind == MetricKind.CONVERSION || kind == MetricKind.PER_100);
    }

    /**
     * The greatest outcome that is told apart: 1 for a conversion, reached or not; for events per 100 accounts so many
     * events of one account. More count as so many, which can only weaken the evidence.
     */
    public int mostOutcome() {
        return kind == MetricKind.CONVERSION ? 1 : events.contains(ESCALATION) ? 3 : 10;
    }

    /** Whether values are by cohort of the subjects' start (with a horizon), and not by the time of the fact. */
    public boolean byCohort() {
        return kind == MetricKind.CONVERSION
                || kind == MetricKind.PER_100
                || (kind == MetricKind.AMOUNT_PER_SUBJECT && per == null);
    }

    /** Whether it is an amount of the channel, such as what was spent on it, over accounts. */
    public boolean ofChannel() {
        return kind == MetricKind.AMOUNT_PER_SUBJECT && per != null;
    }
}
