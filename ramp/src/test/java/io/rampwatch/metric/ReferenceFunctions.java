package io.rampwatch.metric;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The functions that reference rows name, each reading its arguments from the row. */
final class ReferenceFunctions {
    private static final double NANOS_PER_HOUR = 3.6e12;

    private static final Map<String, Function<ReferenceRow, Answer>> BY_NAME = Map.ofEntries(
            entry("kmGreenwood", ReferenceTables::kaplanMeier),
            entry("wilson", row -> limits(row, Wilson::of, Wilson::oneSided)),
            entry("clopperPearson", row -> limits(row, ClopperPearson::of, ClopperPearson::oneSided)),
            entry("betaBinomialCS", ReferenceFunctions::confidenceSequence),
            entry("gridLogEvidence", ReferenceEvidence::gridEvidence),
            entry("srEvidence", ReferenceEvidence::seasonEvidence),
            entry("gridLowerLimitOfMean", ReferenceEvidence::lowerLimitOfMean),
            entry("paceLogEvidence", ReferenceEvidence::pace),
            entry(
                    "meanCumulativePer100",
                    row -> Answer.number(load(row.inputs()).per100())),
            entry("loadFasterThanSignups", ReferenceFunctions::loadRatio),
            entry("bernoulliCusum", ReferenceEvidence::cusum),
            entry("nearestRank", ReferenceFunctions::nearestRank),
            entry("countOver", ReferenceFunctions::countOver),
            entry("meanAge", ReferenceFunctions::meanAge),
            entry("klBernoulli", ReferenceFunctions::divergence),
            entry("threshold", ReferenceEvidence::threshold),
            entry(
                    "confidenceShown",
                    row -> Answer.number(Threshold.confidence(row.inputs().number("logM")))),
            entry("safeLimitFromBaseline", ReferenceFunctions::safeLimit),
            entry("twoBadDays", ReferenceTables::twoBadDays),
            entry("fiveGoodBusinessDays", ReferenceTables::fiveGoodBusinessDays),
            entry("betaMixtureLog_twoSided", row -> ReferenceEvidence.mixture(row, BetaMixture::logTwoSided)),
            entry(
                    "betaMixtureLog_oneSidedBelow",
                    row -> ReferenceEvidence.mixture(row, BetaMixture::logOneSidedBelow)));

    private ReferenceFunctions() {}

    /** Calls the function of a row; a function that nobody knows is an error. */
    static Answer call(ReferenceRow row) {
        var function = BY_NAME.get(row.function());
        if (function == null) {
            throw new IllegalArgumentException("no function " + row.function());
        }
        return function.apply(row);
    }

    @FunctionalInterface
    private interface Limits {
        Optional<Interval> of(long s, long n, double confidence);
    }

    private static Answer limits(ReferenceRow row, Limits twoSided, Limits oneSided) {
        Inputs in = row.inputs();
        boolean one = !in.find("two-sided").map(JsonNode::asBoolean).orElse(true)
                || in.find("one-sided").map(JsonNode::asBoolean).orElse(false);
        var interval = (one ? oneSided : twoSided).of(in.whole("s"), in.whole("n"), in.number("conf", 0.95));
        return Answer.limit(interval, lowOrHigh(row));
    }

    private static ToDoubleFunction<Interval> lowOrHigh(ReferenceRow row) {
        return switch (row.output()) {
            case "lo" -> Interval::lo;
            case "hi" -> Interval::hi;
            default -> throw row.unknownOutput();
        };
    }

    private static Answer confidenceSequence(ReferenceRow row) {
        Inputs in = row.inputs();
        double[] prior = in.find("prior").isPresent() ? in.numbers("prior") : new double[] {1, 1};
        var limits = new BetaMixture(prior[0], prior[1])
                .confidenceSequence(in.whole("s"), in.whole("n"), in.number("alpha"));
        return Answer.number(lowOrHigh(row).applyAsDouble(limits));
    }

    private static MeanCumulative load(Inputs in) {
        return MeanCumulative.of(in.wholes("n"), in.wholes("tickets"));
    }

    private static Answer loadRatio(ReferenceRow row) {
        var ratio = LoadRatio.of(load(row.inputs()), row.inputs().number("baseTicketsPerAccount"));
        double by = row.inputs().number("tau");
        return switch (row.output()) {
            case "ratioToBase" ->
                Answer.number(ratio.map(r -> OptionalDouble.of(r.toBaseline())).orElse(OptionalDouble.empty()));
            case "breach" ->
                Answer.word(ratio.map(r -> String.valueOf(r.outpacesBy(by))).orElse(Answer.UNDEFINED));
            default -> throw row.unknownOutput();
        };
    }

    private static Answer nearestRank(ReferenceRow row) {
        BigDecimal p = row.inputs().get("p").decimalValue();
        long denominator = BigDecimal.ONE.movePointRight(Math.max(0, p.scale())).longValueExact();
        long numerator = p.multiply(BigDecimal.valueOf(denominator)).longValueExact();
        OptionalLong age = OpenAges.of(row.inputs().ages("ages_h")).nearestRank(numerator, denominator);
        return Answer.number(
                age.isPresent() ? OptionalDouble.of(age.getAsLong() / NANOS_PER_HOUR) : OptionalDouble.empty());
    }

    private static Answer countOver(ReferenceRow row) {
        Inputs in = row.inputs();
        return Answer.number(OpenAges.of(in.ages("ages_h")).olderThan(in.nanos("target_h")));
    }

    private static Answer meanAge(ReferenceRow row) {
        OptionalDouble mean = Arrays.stream(row.inputs().ages("ages_h")).average();
        return Answer.number(
                mean.isPresent() ? OptionalDouble.of(mean.getAsDouble() / NANOS_PER_HOUR) : OptionalDouble.empty());
    }

    private static Answer divergence(ReferenceRow row) {
        return Answer.number(
                KullbackLeibler.ofShares(row.inputs().number("p"), row.inputs().number("q")));
    }

    private static Answer safeLimit(ReferenceRow row) {
        Inputs in = row.inputs();
        return Answer.number(SafeLimit.of(in.whole("s"), in.whole("n"), in.number("drop"), in.number("alphaBaseline")));
    }
}
