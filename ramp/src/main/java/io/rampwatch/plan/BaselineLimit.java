package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.SafeLimit;
import io.rampwatch.plan.ChannelPlan.Baseline;
import io.rampwatch.plan.Levels.Change;
import io.rampwatch.rule.Limit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A change against a frozen baseline as the number that it is: reckoned once, exactly, and signed.
 *
 * @param falls whether the change goes down
 */
record BaselineLimit(Metric metric, String channel, Baseline baseline, Change change, boolean falls) {
    /** With fewer, a baseline is too uncertain to be reckoned from. */
    private static final long LEAST_ACCOUNTS = 2_000;

    /** The chance that is spent on the error of the baseline: half of the usual one per cent. */
    private static final double ALPHA_BASELINE = 0.005;

    /** The limit; empty where there is a fault. */
    Optional<Limit> exact() {
        return fault().isEmpty()
                ? Optional.of(Limit.fromBaseline(limit(), baseline.valueMillionths(), baseline.accounts()))
                : Optional.empty();
    }

    /** Why there is no limit, as the rest of a sentence that begins with the change. */
    Optional<String> fault() {
        boolean share = LimitReader.isShare(metric);
        if (limit() < 0) {
            return Optional.of("is more than the baseline of " + channel + ", " + written(baseline.valueMillionths())
                    + "; write the limit itself, such as below: 5%");
        }
        if (share && limit() > Levels.WHOLE) {
            return Optional.of("on the baseline of " + channel + ", " + written(baseline.valueMillionths())
                    + ", is more than 100%; write the limit itself, such as above: 95%");
        }
        if (baseline.accounts() < LEAST_ACCOUNTS) {
            return Optional.of("needs a baseline of at least " + Figures.grouped(LEAST_ACCOUNTS)
                    + " accounts, and that of " + channel + " has " + Figures.grouped(baseline.accounts())
                    + "; write the limit itself, such as " + key() + written(limit()) + (share ? uncertainty() : ""));
        }
        boolean whole = change.points() || product() % Levels.WHOLE == 0;
        return whole
                ? Optional.empty()
                : Optional.of("of the baseline of " + channel + ", " + written(baseline.valueMillionths())
                        + ", has too many decimals; write the limit itself, such as " + key() + written(limit()));
    }

    /** As a plan could write it, such as {@code below: 52%}. */
    String asLevel() {
        boolean possible = limit() > 0 && (!LimitReader.isShare(metric) || limit() < Levels.WHOLE);
        return key() + (possible ? written(limit()) : falls ? "5%" : "95%");
    }

    private String key() {
        return falls ? "below: " : "above: ";
    }

    private long limit() {
        if (change.points()) {
            return baseline.valueMillionths() + (falls ? -change.millionths() : change.millionths());
        }
        return product() / Levels.WHOLE;
    }

    private long product() {
        long factor = Levels.WHOLE + (falls ? -change.millionths() : change.millionths());
        return Math.multiplyExact(baseline.valueMillionths(), factor);
    }

    private String uncertainty() {
        return " (itself uncertain by ± " + Figures.uncertainty(baseline.valueMillionths(), baseline.accounts())
                + " points)"
                + safe().map(limit -> " or the safe limit " + key() + limit).orElse("");
    }

    /** The limit that allows for the error of the baseline, rounded to the careful side. */
    private Optional<String> safe() {
        long accounts = baseline.accounts();
        long hits = Math.round(baseline.valueMillionths() / 1e6 * accounts);
        double size = Math.abs(baseline.valueMillionths() - limit()) / 1e6;
        var lower = SafeLimit.of(falls ? hits : accounts - hits, accounts, size, ALPHA_BASELINE);
        if (lower.isEmpty() || lower.getAsDouble() <= 0) {
            return Optional.empty();
        }
        BigDecimal percent = BigDecimal.valueOf(100 * (falls ? lower.getAsDouble() : 1 - lower.getAsDouble()))
                .setScale(1, falls ? RoundingMode.FLOOR : RoundingMode.CEILING);
        return Optional.of(percent.stripTrailingZeros().toPlainString() + "%");
    }

    private String written(long millionths) {
        return Figures.written(metric.kind(), millionths);
    }
}
