package io.rampwatch.metric;

import java.util.ArrayList;
import java.util.List;

/** The functions of reference rows that speak of evidence. */
final class ReferenceEvidence {
    private ReferenceEvidence() {}

    private static GridEvidence grid(Inputs in, int counts) {
        int cap = in.whole("cap", Math.max(1, counts - 1));
        return GridEvidence.against(in.number("limit"), cap, in.whole("J", GridEvidence.STAKES));
    }

    static Answer gridEvidence(ReferenceRow row) {
        long[] hist = row.inputs().wholes("hist");
        return Answer.number(grid(row.inputs(), hist.length).logEvidence(hist));
    }

    static Answer seasonEvidence(ReferenceRow row) {
        Inputs in = row.inputs();
        List<long[]> batches = in.table("batches");
        int counts = batches.stream().mapToInt(hist -> hist.length).max().orElse(2);
        GridEvidence grid = grid(in, counts);
        var restarts = new Restarts(in.whole("H", 336), in.number("half", 0.5));
        List<double[]> gains = new ArrayList<>();
        batches.subList(0, row.outputNumber()).forEach(hist -> gains.add(grid.logGains(hist)));
        return Answer.number(SeasonEvidence.of(restarts, gains).log());
    }

    static Answer lowerLimitOfMean(ReferenceRow row) {
        Inputs in = row.inputs();
        return Answer.number(GridEvidence.lowerLimitOfMean(in.wholes("hist"), in.number("alpha")));
    }

    static Answer pace(ReferenceRow row) {
        Inputs in = row.inputs();
        return Answer.number(Pace.logEvidence(in.wholes("n"), in.wholes("d"), in.numbers("limitHazard")));
    }

    static Answer threshold(ReferenceRow row) {
        Inputs in = row.inputs();
        double alpha = in.number("alphaChannel");
        int rules = in.whole("rules", 1);
        return Answer.number(
                in.find("conf").isPresent()
                        ? Threshold.log(alpha, rules, in.number("conf"))
                        : Threshold.log(alpha, rules));
    }

    static Answer cusum(ReferenceRow row) {
        Inputs in = row.inputs();
        double[] sums = BernoulliCusum.after(in.wholes("activated"), in.number("p0"), in.number("p1"));
        return Answer.number(sums[row.outputNumber() - 1]);
    }

    @FunctionalInterface
    interface Mixture {
        double log(BetaMixture prior, long s, long n, double p0);
    }

    static Answer mixture(ReferenceRow row, Mixture mixture) {
        Inputs in = row.inputs();
        var prior = new BetaMixture(in.number("a"), in.number("b"));
        return Answer.number(mixture.log(prior, in.whole("s"), in.whole("n"), in.number("p0")));
    }
}
