package io.rampwatch.channel;

import io.rampwatch.event.Channel;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.metric.Doubt;
import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The doubts at a tick. A share is beyond its limit where whole numbers say so, and where there are at least three: one
 * bad record of fifty is no reason to stop judging, though it is more than one in a hundred.
 */
final class QualityDoubts implements Trust {
    private static final long DAY = 1_440;
    private static final long REFUSED_MINUTES = 15;
    private static final Set<String> SUMS = Set.of(Channel.ALL, Channel.UNATTRIBUTED, Channel.NO_SIGNUP);

    private final List<Metric> conversions;
    private final List<String> ofTickets;
    private final QualitySettings settings;
    private final QualitySums sums;
    private final SilentSources silent;

    QualityDoubts(List<Metric> metrics, QualitySettings settings, QualityLog log) {
        this.settings = settings;
        conversions = metrics.stream().filter(QualityWords::isConversion).toList();
        ofTickets = metrics.stream()
                .filter(QualityDoubts::isOfTickets)
                .map(Metric::id)
                .toList();
        sums = new QualitySums(log);
        silent = new SilentSources(settings, sums);
    }

    private static boolean isOfTickets(Metric metric) {
        return Stream.of(
                        metric.events(), metric.over(), List.of(metric.subject().start()))
                .flatMap(List::stream)
                .anyMatch(name -> name.startsWith("ticket."));
    }

    @Override
    public List<Doubt> doubts(String channel, long tickMinute, Map<String, MetricReading> read) {
        List<Doubt> doubts = new ArrayList<>();
        var sources = new TreeMap<>(sums.sources());
        settings.watched().keySet().forEach(source -> sources.putIfAbsent(source, SourceMark.SILENT));
        sources.forEach((source, mark) -> silent.doubt(source, mark, tickMinute).ifPresent(doubts::add));
        // the sum of all channels holds everybody, whoever they belong to
        if (!SUMS.contains(channel)) {
            unattributed(doubts, tickMinute, read);
        }
        unmatched(doubts, tickMinute);
        sources.keySet().forEach(source -> refused(doubts, source, tickMinute));
        return List.copyOf(doubts);
    }

    private void unattributed(List<Doubt> doubts, long tick, Map<String, MetricReading> read) {
        long of = sums.of(QualityWords.SIGNUPS, tick - DAY, tick);
        long count = sums.of(QualityWords.UNATTRIBUTED, tick - DAY, tick);
        if (QualityLimits.beyond(count, of, QualityLimits.UNATTRIBUTED)) {
            String words = count + " of " + of + " signups of the last 24 h name no channel";
            doubts.add(new Doubt(Doubt.Kind.DATA, List.of(), words + share(count, of, QualityLimits.UNATTRIBUTED)));
            conversions.forEach(metric -> bounds(doubts, metric, tick, read.get(metric.id())));
        }
    }

    /** At worst all of them that did not convert are of this channel, at best all that did. */
    private void bounds(List<Doubt> doubts, Metric metric, long tick, @Nullable MetricReading read) {
        Estimate mature = read == null ? null : read.views().get(MetricReading.MATURE);
        Long k = mature == null ? null : mature.k();
        Long n = mature == null ? null : mature.n();
        long to = tick - metric.withinMinutes();
        long homeless = sums.of(QualityWords.UNATTRIBUTED, to - metric.windowMinutes(), to);
        long converted = sums.of(QualityWords.cohort(metric.id()), to - metric.windowMinutes(), to);
        if (k != null
                && n != null
                && n > 0
                && k >= 0
                && k <= n
                && homeless > 0
                && converted >= 0
                && converted <= homeless) {
            String worst = percent(1_000 * k / (n + homeless - converted));
            String best = percent(-Math.floorDiv(-1_000 * (k + converted), n + converted));
            doubts.add(new Doubt(
                    Doubt.Kind.DATA,
                    List.of(metric.id()),
                    metric.id() + " lies between " + worst + " and " + best + ", whichever of the " + homeless
                            + " signups without a channel that are old enough belong here"));
        }
    }

    private void unmatched(List<Doubt> doubts, long tick) {
        long of = sums.of(QualityWords.TICKETS, tick - DAY, tick);
        long count = sums.of(QualityWords.UNMATCHED, tick - DAY, tick);
        if (!ofTickets.isEmpty() && QualityLimits.beyond(count, of, QualityLimits.UNMATCHED)) {
            String words = count + " of " + of + " tickets of the last 24 h are of no account that signed up";
            doubts.add(new Doubt(Doubt.Kind.DATA, ofTickets, words + share(count, of, QualityLimits.UNMATCHED)));
        }
    }

    /** Of records whose source cannot be read, all that came is the whole. */
    private void refused(List<Doubt> doubts, String source, long tick) {
        long from = tick - REFUSED_MINUTES;
        boolean unknown = source.equals(DeadLetter.UNKNOWN_SOURCE);
        long count = sums.of(QualityWords.name(QualityWords.REFUSED, source), from, tick);
        Stream<String> whole = unknown ? sums.sources().keySet().stream() : Stream.of(source);
        long of = whole.mapToLong(each -> sums.of(QualityWords.name(QualityWords.RECORDS, each), from, tick))
                .sum();
        if (QualityLimits.beyond(count, of, QualityLimits.REFUSED)) {
            String words = unknown
                    ? count + " of " + of + " records of the last 15 min were refused and name no source"
                    : count + " of " + of + " records of " + source + " of the last 15 min were refused";
            doubts.add(new Doubt(
                    Doubt.Kind.DATA, settings.watch(source).feeds(), words + share(count, of, QualityLimits.REFUSED)));
        }
    }

    private static String share(long count, long of, long percent) {
        return " (" + percent(1_000 * count / of) + ", limit " + percent + " %)";
    }

    private static String percent(long tenths) {
        return tenths / 10 + "." + tenths % 10 + " %";
    }
}
