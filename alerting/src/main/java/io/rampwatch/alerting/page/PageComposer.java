package io.rampwatch.alerting.page;

import io.rampwatch.alerting.ledger.PageText;
import io.rampwatch.episode.Episode;
import io.rampwatch.metric.Interval;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.RampHour;
import io.rampwatch.metric.Reading;
import io.rampwatch.metric.Wilson;
import io.rampwatch.plan.HardeningStep;
import io.rampwatch.plan.HourCost;
import io.rampwatch.plan.HourCostWords;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.Rates;
import io.rampwatch.plan.RuleSentence;
import io.rampwatch.rule.LaneReading;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.RestartProgress;
import io.rampwatch.rule.StopRule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes pages: an episode's evidence in the words of the plan. */
public final class PageComposer implements PageText {
    private static final double CONFIDENCE = 0.95;
    private static final double PER_100 = 100;

    private final Plan plan;
    private final String env;
    private final String base;
    private final Figures figures;

    /**
     * A composer.
     *
     * @param plan the plan in force
     * @param env the environment, such as {@code production}
     * @param base the address under which the owner decides, such as {@code https://rampwatch.example.com}
     */
    public PageComposer(Plan plan, String env, String base) {
        this.plan = plan;
        this.env = env;
        this.base = base.endsWith("/") ? base : base + "/";
        this.figures = new Figures(plan);
    }

    @Override
    public String key(Episode episode) {
        return "rampwatch/" + env + "/" + episode.channel() + "/" + episode.number();
    }

    @Override
    public String page(Episode episode, @Nullable Reading reading) {
        return PageJson.write(compose(episode, reading));
    }

    /** The page of an open episode. */
    public Page compose(Episode episode, @Nullable Reading reading) {
        List<Page.Breach> breaches = inOrder(episode).stream().map(this::breach).toList();
        return page(episode, breaches, reading, episode.pauses() ? Page.CRITICAL : Page.WARNING);
    }

    /**
     * The rule that stops goes before those that hold, what came first before what joined, and at one tick the order of
     * the plan: never the order in which the levels happened to arrive.
     */
    private List<Level> inOrder(Episode episode) {
        return episode.breached().stream()
                .sorted(Comparator.comparing(Level::then)
                        .reversed()
                        .thenComparingLong(Level::tickMillis)
                        .thenComparingInt(this::place)
                        .thenComparing(Level::rule)
                        .thenComparing(Level::ruleVersion))
                .toList();
    }

    /** Where a rule stands in the plan; behind all where it is not in it. */
    private int place(Level level) {
        int place = 0;
        for (StopRule rule : plan.rules()) {
            if (rule.id().equals(level.rule())) {
                return place;
            }
            place++;
        }
        return place;
    }

    @Override
    public String ready(Episode episode, Level level, @Nullable Reading reading) {
        return PageJson.write(page(episode, List.of(way(level)), reading, Page.INFO));
    }

    /** A rule whose restart condition is met, with the words of its way back. */
    private Page.Breach way(Level level) {
        Page.Breach breach = breach(level);
        RestartProgress way = level.standing().restart();
        return new Page.Breach(
                breach.rule(),
                breach.sentence(),
                breach.metric(),
                breach.value(),
                breach.numerator(),
                breach.denominator(),
                breach.interval(),
                breach.limit(),
                breach.distance(),
                way == null ? "the restart condition is met" : way.metric() + ", " + way.words(),
                breach.streak(),
                breach.since());
    }

    private Page page(Episode episode, List<Page.Breach> breaches, @Nullable Reading reading, String severity) {
        return new Page(
                env,
                plan.ramp(),
                episode.channel(),
                episode.number(),
                plan.owner().name(),
                iso(episode.openedTickMillis()),
                episode.planHash(),
                breaches.get(0),
                breaches.subList(1, breaches.size()),
                figures.of(reading),
                reading == null ? "" : iso(reading.tickMillis()),
                next(episode),
                reading == null ? null : cost(reading),
                severity);
    }

    private Page.@Nullable Cost cost(Reading reading) {
        Rates rates = plan.rates();
        RampHour hour = rates == null ? null : HourCost.of(plan, reading).orElse(null);
        if (rates == null || hour == null) {
            return null;
        }
        var words = new HourCostWords(hour, rates.currency());
        return new Page.Cost(words.continuing(), words.pausing(), words.inputs(), hour.unknown(), hour.excluded());
    }

    private Page.Breach breach(Level level) {
        MetricKind kind = level.kind();
        return new Page.Breach(
                level.rule() + "@" + level.ruleVersion(),
                rule(level).map(rule -> sentence(rule, level.channel())).orElse(""),
                level.metric(),
                OwnUnit.value(kind, level),
                level.numerator(),
                level.denominator(),
                interval(kind, level),
                OwnUnit.limit(kind, level),
                OwnUnit.distance(kind, level),
                words(kind, level),
                streak(level),
                iso(level.sinceMillis()));
    }

    /** Every lane that holds, such as {@code 2 of 2 days, 99.8 % sure}. */
    private static String streak(Level level) {
        return level.figures().holding().isEmpty()
                ? level.streak() + " of " + level.needed() + (level.needed() == 1 ? " day" : " days")
                : level.figures().holding().stream().map(LaneReading::progress).collect(Collectors.joining(", "));
    }

    private static String words(MetricKind kind, Level level) {
        if (level.rule().equals(Level.MANUAL)) {
            return "paused by a person";
        }
        if (kind == MetricKind.OPEN_AGE) {
            return String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d open are over the target, limit %,d",
                    level.metric(),
                    level.numerator(),
                    level.denominator(),
                    level.limitMillionths() / 1_000_000);
        }
        Double value = OwnUnit.value(kind, level);
        Double distance = OwnUnit.distance(kind, level);
        String limit = OwnUnit.words(kind, OwnUnit.limit(kind, level));
        if (value == null || distance == null) {
            return level.metric() + " is " + level.side().words() + " the limit of " + limit;
        }
        String counts = kind == MetricKind.AMOUNT_PER_SUBJECT || level.numerator() == null
                ? String.format(Locale.ROOT, "%,d accounts", level.denominator())
                : String.format(Locale.ROOT, "%,d of %,d", level.numerator(), level.denominator());
        return level.metric() + " is " + OwnUnit.words(kind, value) + " (" + counts + "), limit " + limit
                + ", beyond it by " + OwnUnit.distanceWords(kind, distance);
    }

    /** The interval belongs to the day that was judged; the reading's own stands beside the reading's number. */
    private static List<Double> interval(MetricKind kind, Level level) {
        Double low = level.figures().low();
        Double high = level.figures().high();
        if (low != null && high != null) {
            double scale = kind == MetricKind.PER_100 ? PER_100 : 1;
            return List.of(scale * low, scale * high);
        }
        Long k = level.numerator();
        Long n = level.denominator();
        if (kind != MetricKind.CONVERSION || k == null || n == null) {
            return List.of();
        }
        Optional<Interval> wilson = Wilson.of(k, n, CONFIDENCE);
        return wilson.map(found -> List.of(found.lo(), found.hi())).orElse(List.of());
    }

    private Page.Next next(Episode episode) {
        Optional<StopRule> rule = rule(inOrder(episode).get(0));
        String channel =
                URLEncoder.encode(episode.channel(), StandardCharsets.UTF_8).replace("+", "%20");
        return new Page.Next(
                rule.filter(known -> plan.channelNames().contains(episode.channel()))
                        .map(known -> HardeningStep.after(known.withRunbook(null), episode.channel(), plan)
                                .words())
                        .orElse(""),
                rule.map(StopRule::runbook).orElse(""),
                rule.map(StopRule::restart)
                        .map(restart -> RuleSentence.restart(plan, restart))
                        .orElse(""),
                base + "episodes/" + channel + "/" + episode.number());
    }

    /** The rule about one channel only: its limits elsewhere are of no help at night. */
    private static String sentence(StopRule rule, String channel) {
        return RuleSentence.stop(rule.only(channel));
    }

    private Optional<StopRule> rule(Level level) {
        return plan.rules().stream()
                .filter(rule -> rule.id().equals(level.rule()) && rule.version().equals(level.ruleVersion()))
                .findFirst();
    }

    private static String iso(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }
}
