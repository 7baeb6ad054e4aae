package io.rampwatch.metric;

import com.fasterxml.jackson.databind.JsonNode;
import io.rampwatch.rule.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.Assertions;

/** The functions of reference rows that take a table: a run-off triangle, or a list of days. */
final class ReferenceTables {
    private static final long HOUR = 60;
    private static final long MILLIONTHS_PER_BASIS_POINT = 100;
    private static final List<String> BUSINESS = List.of("mon", "tue", "wed", "thu", "fri");
    private static final List<String> WEEKEND = List.of("sat", "sun");

    private ReferenceTables() {}

    static Answer kaplanMeier(ReferenceRow row) {
        Inputs in = row.inputs();
        double confidence = in.number("conf", 0.95);
        KaplanMeier estimate = estimate(in);
        return switch (row.output()) {
            case "activation" -> Answer.number(estimate.value());
            case "greenwood_se" -> Answer.number(estimate.standardError());
            case "plain_lo" -> Answer.limit(estimate.plainLimits(confidence), Interval::lo);
            case "plain_hi" -> Answer.limit(estimate.plainLimits(confidence), Interval::hi);
            case "loglog_lo" -> Answer.limit(estimate.logLogLimits(confidence), Interval::lo);
            case "loglog_hi" -> Answer.limit(estimate.logLogLimits(confidence), Interval::hi);
            default -> throw row.unknownOutput();
        };
    }

    /** From the triangle where there is one; counts that are given as well must come out of it. */
    private static KaplanMeier estimate(Inputs in) {
        if (in.find("signups").isEmpty()) {
            // the counts of a form: it has been applied to them already
            in.find("form");
            return KaplanMeier.of(in.wholes("n"), in.wholes("d"));
        }
        RunOff runOff = runOff(in);
        if (in.find("n").isPresent()) {
            Assertions.assertThat(runOff.atRisk()).containsExactly(in.wholes("n"));
        }
        if (in.find("d").isPresent()) {
            Assertions.assertThat(runOff.events()).containsExactly(in.wholes("d"));
        }
        return KaplanMeier.of(runOff.atRisk(), runOff.events());
    }

    private static RunOff runOff(Inputs in) {
        long now = in.whole("now") * HOUR;
        long after = in.whole("completedAfter", 0) * HOUR;
        boolean period =
                in.find("form").map(JsonNode::textValue).orElse("cohort").equals("period");
        return RunOff.ofConversions(buckets(in), hourly(in), period ? new Completed(after, now) : Completed.by(now));
    }

    private static Horizon hourly(Inputs in) {
        int bins = in.table("activations").stream()
                .mapToInt(row -> row.length)
                .max()
                .orElse(0);
        var ends =
                LongStream.rangeClosed(1, bins).map(bin -> bin * HOUR).boxed().toList();
        return new Horizon(bins * HOUR, HOUR, ends);
    }

    private static List<SignupBucket> buckets(Inputs in) {
        long[] signups = in.wholes("signups");
        List<long[]> activations = in.table("activations");
        int bins = hourly(in).bins();
        return IntStream.range(0, signups.length)
                .mapToObj(b -> new SignupBucket((b + 1) * HOUR, signups[b], Arrays.copyOf(activations.get(b), bins)))
                .toList();
    }

    static Answer twoBadDays(ReferenceRow row) {
        Inputs in = row.inputs();
        long limit = in.whole("limitBp") * MILLIONTHS_PER_BASIS_POINT;
        var lane = new Blocks(
                in.whole("floor"),
                in.whole("maxPoolDays", Blocks.MAX_DAYS),
                (k, n) -> Side.FALLS_TO.beyond(k, n, limit));
        var days = StreamSupport.stream(in.get("days").spliterator(), false)
                .map(day -> count(day, 0))
                .toList();
        return switch (row.output()) {
            case "blocks" -> Answer.blocks(lane.of(days));
            case "pauseAfterDay" -> Answer.day(lane.firstRun(days, 2), List.of());
            case "verdict" -> Answer.verdicts(verdicts(lane.of(days), days.size()));
            default -> throw row.unknownOutput();
        };
    }

    private static List<String> verdicts(List<Block> blocks, int days) {
        var verdicts = new ArrayList<>(Collections.nCopies(days, ""));
        for (Block block : blocks) {
            boolean few = block.verdict() == Block.Verdict.TOO_FEW;
            verdicts.set(
                    block.lastDay() - 1, few ? "INSUFFICIENT" : block.verdict().name());
        }
        return verdicts;
    }

    static Answer fiveGoodBusinessDays(ReferenceRow row) {
        Inputs in = row.inputs();
        long target = in.whole("targetBp") * MILLIONTHS_PER_BASIS_POINT;
        var restart = new BusinessDays(in.whole("floor"), 5, (k, n) -> Side.ABOVE.beyond(k, n, target));
        var days = new ArrayList<CalendarDay>();
        var names = new ArrayList<String>();
        in.get("days").forEach(day -> {
            names.add(day.get(0).textValue());
            days.add(new CalendarDay(isBusiness(day.get(0).textValue()), count(day, 1)));
        });
        return switch (row.output()) {
            case "restartAfter" -> Answer.day(restart.readyAfter(days), names);
            default -> throw row.unknownOutput();
        };
    }

    private static boolean isBusiness(String weekday) {
        String day = weekday.toLowerCase(Locale.ROOT);
        if (!BUSINESS.contains(day) && !WEEKEND.contains(day)) {
            throw new IllegalArgumentException("no weekday: " + weekday);
        }
        return BUSINESS.contains(day);
    }

    /** {@code [n, activated]} from a place of an array on; a null stands for a day without data. */
    private static DayCount count(JsonNode day, int from) {
        return day.isNull() || day.get(from).isNull()
                ? DayCount.unknown()
                : DayCount.of(day.get(from + 1).longValue(), day.get(from).longValue());
    }
}
