package io.rampwatch.metric;

import io.rampwatch.event.Kind;
import java.io.Serializable;
import java.util.List;

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
        String definition)
        implements Serializable {
    private static final String ESCALATION = Kind.ESCALATION_RAISED.noun();

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
        return new Metric(
                id,
                title,
                kind,
                events,
                over,
                reach,
                withinMinutes,
                minutes,
                better,
                owner,
                systemOfRecord,
                definition);
    }

    /** Whether what became of one subject is a count, so that evidence can be gathered subject by subject. */
    public boolean hasOutcomes() {
        return kind == MetricKind.CONVERSION || kind == MetricKind.PER_100;
    }

    /**
     * The greatest outcome that is told apart: 1 for a conversion, reached or not; for events per 100 accounts so many
     * events of one account. More count as so many, which can only weaken the evidence.
     */
    public int mostOutcome() {
        return kind == MetricKind.CONVERSION ? 1 : events.contains(ESCALATION) ? 3 : 10;
    }

    /** Whether values are by cohort of signup (with a horizon), and not by the time of the fact. */
    public boolean byCohort() {
        return kind == MetricKind.CONVERSION || kind == MetricKind.PER_100 || kind == MetricKind.AMOUNT_PER_SUBJECT;
    }
}
