package io.rampwatch.channel;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.account.Measures;
import io.rampwatch.account.Quality;
import io.rampwatch.event.Channel;
import io.rampwatch.event.Kind;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import java.util.Optional;
import java.util.Set;

/** What is said of the quality of all input, beside the numbers of one channel: by source, or of all accounts. */
public final class QualityWords {
    /** A source said something: an event, or that it lives. */
    public static final String HEARD = "heard";
    /** A source said that it lives. */
    public static final String PULSE = "pulse";

    static final String RECORDS = "records";
    static final String REFUSED = "refused";
    static final String SIGNUPS = Measures.SIGNUPS;
    static final String TICKETS = Kind.TICKET_OPENED.noun();
    static final String UNATTRIBUTED = Quality.MISSING_CHANNEL.measure();
    static final String UNMATCHED = Quality.MISSING_ACCOUNT.measure();

    private static final Set<String> FLOWS = Set.of(SIGNUPS, TICKETS, UNATTRIBUTED, UNMATCHED);
    private static final String COHORT = "cohort:";

    private QualityWords() {}

    /** A source spoke of a minute. */
    public static Contribution heard(String source, long minute) {
        return of(source, HEARD, minute, 1);
    }

    /** A source said of a minute that it lives. */
    public static Contribution pulse(String source, long minute) {
        return of(source, PULSE, minute, 1);
    }

    /** Records of a source that arrived in a minute. */
    public static Contribution records(String source, long minute, long count) {
        return of(source, RECORDS, minute, count);
    }

    /** Those of them that were refused. */
    public static Contribution refused(String source, long minute, long count) {
        return of(source, REFUSED, minute, count);
    }

    /** What an account's contribution says of the quality of all; empty for most. */
    public static Optional<Contribution> of(Contribution said) {
        if (said.facet() == Facet.FLOW && FLOWS.contains(said.measure())) {
            return Optional.of(of(Channel.ALL, said.measure(), said.positionMinute(), said.value()));
        }
        // whoever they belong to: what they would do to a channel can be told
        return said.facet() == Facet.COHORT && said.channel().equals(Channel.UNATTRIBUTED)
                ? Optional.of(of(Channel.ALL, cohort(said.measure()), said.positionMinute(), said.value()))
                : Optional.empty();
    }

    /** The name under which it is counted. */
    static String name(String word, String source) {
        return word + " " + source;
    }

    static boolean isOfSource(String word) {
        return switch (word) {
            case HEARD, PULSE, RECORDS, REFUSED -> true;
            default -> false;
        };
    }

    static boolean isConversion(Metric metric) {
        return metric.kind() == MetricKind.CONVERSION && metric.subject().isAccount();
    }

    /** Accounts without a channel that count for a metric by cohort, by the minute of their signup. */
    static String cohort(String metric) {
        return COHORT + metric;
    }

    static boolean isCohort(String measure) {
        return measure.startsWith(COHORT);
    }

    private static Contribution of(String whose, String word, long minute, long value) {
        return new Contribution(whose, word, Facet.QUALITY, minute, minute, -1, value);
    }
}
