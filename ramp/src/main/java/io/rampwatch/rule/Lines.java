package io.rampwatch.rule;

import io.rampwatch.metric.MetricKind;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws the line of a rule on a channel: a number, a census, or a quotient of what it moves with. */
final class Lines {
    /** How far inside the limit a conversion leaves WATCH: 2 points. */
    private static final long SLACK = 20_000;

    private static final long WHOLE = 1_000_000;
    private static final int WEEK = 7;

    private final StopRule rule;
    private final Limit limit;
    private final String channel;
    private final AgreedRules agreed;
    private final RampCalendar calendar;
    private final Map<String, KnownDays> days;

    Lines(
            StopRule rule,
            Limit limit,
            String channel,
            AgreedRules agreed,
            RampCalendar calendar,
            Map<String, KnownDays> days) {
        this.rule = rule;
        this.limit = limit;
        this.channel = channel;
        this.agreed = agreed;
        this.calendar = calendar;
        this.days = days;
    }

    /** Sums over days, of what a limit moves with. */
    record Sum(long k, long n) {
        Sum plus(Sum other) {
            return new Sum(k + other.k, n + other.n);
        }
    }

    /** The limit on days from a first to a last one; empty where what it moves with is too small to say. */
    Optional<Line> onDays(LocalDate first, LocalDate last) {
        return switch (limit.kind()) {
            case NUMBER, CENSUS -> Optional.of(fixed());
            case MOVING -> reference(first, last).map(this::moving);
        };
    }

    /** The limit at a look: what it moves with is its latest seven closed days. */
    Optional<Line> atLook() {
        return limit.kind() == Limit.Kind.MOVING ? latestWeek().map(this::moving) : Optional.of(fixed());
    }

    /** What the limit was measured against, for a person; null where it was written as a number. */
    @Nullable
    Reference reference() {
        if (limit.kind() == Limit.Kind.MOVING) {
            var sum = latestWeek();
            return new Reference(
                    words(),
                    sum.map(known -> line(BigInteger.ZERO, BigInteger.ONE).value(known.k(), known.n()))
                            .orElse(null),
                    null,
                    null,
                    sum.map(Sum::n).orElse(null));
        }
        Long baseline = limit.baselineMillionths();
        return baseline == null ? null : Shares.baseline(rule.kind(), baseline, limit.baselineAccounts());
    }

    private String words() {
        Limit.From from = limit.from();
        if (from == null) {
            return "";
        }
        return switch (from) {
            case PREVIOUS_7_DAYS -> "previous 7 days";
            case CHANNEL -> "channel " + limit.channel();
            case OTHER_CHANNELS -> "other channels";
        };
    }

    private Line fixed() {
        Long clear = rule.clear() == null ? null : (Long) rule.clear().millionths();
        return limit.kind() == Limit.Kind.CENSUS
                ? new CensusLine(limit.millionths() / WHOLE, limit.shareMillionths(), clear)
                : line(BigInteger.valueOf(limit.millionths()), BigInteger.ONE);
    }

    private QuotientLine line(BigInteger over, BigInteger under) {
        boolean conversion = rule.kind() == MetricKind.CONVERSION;
        Long clear = rule.clear() == null ? null : (Long) rule.clear().millionths();
        return new QuotientLine(
                rule.side(), rule.kind() == MetricKind.AMOUNT_PER_SUBJECT, over, under, clear, conversion ? SLACK : 0);
    }

    private Line moving(Sum reference) {
        boolean fall = rule.side() == Side.FALLS_TO || rule.side() == Side.BELOW;
        long change = fall ? -limit.millionths() : limit.millionths();
        boolean sums = rule.kind() == MetricKind.AMOUNT_PER_SUBJECT;
        BigInteger k = BigInteger.valueOf(reference.k()).multiply(BigInteger.valueOf(sums ? 1 : WHOLE));
        BigInteger n = BigInteger.valueOf(reference.n());
        return limit.points()
                ? line(k.add(n.multiply(BigInteger.valueOf(change))), n)
                : line(k.multiply(BigInteger.valueOf(WHOLE + change)), n.multiply(BigInteger.valueOf(WHOLE)));
    }

    private Optional<Sum> reference(LocalDate first, LocalDate last) {
        return enough(
                limit.from() == Limit.From.PREVIOUS_7_DAYS
                        ? sum(channel, first.minusDays(WEEK), first.minusDays(1))
                        : others().stream()
                                .map(other -> sum(other, first, last))
                                .reduce(new Sum(0, 0), Sum::plus));
    }

    private Optional<Sum> latestWeek() {
        List<String> of = limit.from() == Limit.From.PREVIOUS_7_DAYS ? List.of(channel) : others();
        return enough(of.stream().map(this::week).reduce(new Sum(0, 0), Sum::plus));
    }

    private Optional<Sum> enough(Sum sum) {
        return sum.n() >= Math.max(1, rule.least()) ? Optional.of(sum) : Optional.empty();
    }

    private Sum week(String of) {
        List<KnownDay> known = known(of).days();
        return known.subList(Math.max(0, known.size() - WEEK), known.size()).stream()
                .map(day -> new Sum(day.k(), day.n()))
                .reduce(new Sum(0, 0), Sum::plus);
    }

    private Sum sum(String of, LocalDate first, LocalDate last) {
        long from = calendar.start(first);
        long to = calendar.start(last.plusDays(1));
        return known(of).days().stream()
                .filter(day -> day.startMillis() >= from && day.startMillis() < to)
                .map(day -> new Sum(day.k(), day.n()))
                .reduce(new Sum(0, 0), Sum::plus);
    }

    private KnownDays known(String of) {
        return days.getOrDefault(RuleMarks.daysKey(channel, of, rule.metric()), KnownDays.NONE);
    }

    private List<String> others() {
        return limit.from() == Limit.From.CHANNEL && limit.channel() != null
                ? List.of(limit.channel())
                : agreed.channels().stream()
                        .filter(other -> !other.equals(channel))
                        .toList();
    }
}
