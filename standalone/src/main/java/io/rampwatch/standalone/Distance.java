package io.rampwatch.standalone;

import io.rampwatch.metric.MetricKind;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.State;
import java.util.Locale;

/** How far a level's latest (pooled) day is from the limit of its rule, in the words of its metric. */
final class Distance {
    private final Level level;
    private final MetricKind kind;

    Distance(Level level) {
        this.level = level;
        this.kind = level.kind();
    }

    /** How far inside the limit, as a share of it; below 0 beyond it; infinite while nothing was judged. */
    double relative() {
        return known() && limit() != 0 ? inside() / limit() : Double.POSITIVE_INFINITY;
    }

    /** Such as {@code activation-drop: 34.4 % of 125, 18.1 points beyond 52.5 %, 2 of 2 days}. */
    String words() {
        if (!known()) {
            return level.rule() + ": " + why();
        }
        String beyond = inside() < 0 || (inside() == 0 && atLimitIsBeyond()) ? "beyond" : "inside";
        return String.format(
                Locale.ROOT,
                "%s: %s, %s %s %s%s",
                level.rule(),
                inUnit(value()),
                gap(Math.abs(inside())),
                beyond,
                inUnit(limit()),
                streak());
    }

    private String streak() {
        return level.streak() == 0 && level.state() != State.BREACH
                ? ""
                : String.format(", %d of %d days", Math.min(level.streak(), level.needed()), level.needed());
    }

    private String why() {
        if (level.cause() == null) {
            return "not judged yet";
        }
        return switch (level.cause()) {
            case IMMATURE -> "no day is old enough";
            case TOO_FEW -> "too few accounts";
            case STALE -> "a source is silent";
            case DATA -> "data not to be trusted";
            case NO_FLOW -> "nothing flows";
            case WARMING -> "warming up";
            case STATE_LOST -> "the job lost its state";
        };
    }

    private boolean known() {
        return level.numerator() != null && level.denominator() != null && level.denominator() > 0;
    }

    private double value() {
        Long k = level.numerator();
        Long n = level.denominator();
        double quotient = k == null || n == null ? 0 : (double) k / n;
        return kind == MetricKind.AMOUNT_PER_SUBJECT ? quotient / 1e6 : quotient;
    }

    private double limit() {
        return level.limitMillionths() / 1e6;
    }

    private double inside() {
        boolean lowIsBad = level.side() == Side.BELOW || level.side() == Side.FALLS_TO;
        return lowIsBad ? value() - limit() : limit() - value();
    }

    private boolean atLimitIsBeyond() {
        return level.side() == Side.FALLS_TO || level.side() == Side.RISES_TO;
    }

    private String inUnit(double value) {
        return switch (kind) {
            case CONVERSION, RATIO -> String.format(Locale.ROOT, "%.1f %%", 100 * value);
            case PER_100 -> String.format(Locale.ROOT, "%.1f per 100", 100 * value);
            case AMOUNT_PER_SUBJECT, COUNT, OPEN_AGE -> String.format(Locale.ROOT, "%.1f", value);
        };
    }

    private String gap(double value) {
        return switch (kind) {
            case CONVERSION, RATIO -> String.format(Locale.ROOT, "%.1f points", 100 * value);
            case PER_100 -> String.format(Locale.ROOT, "%.1f", 100 * value);
            case AMOUNT_PER_SUBJECT, COUNT, OPEN_AGE -> String.format(Locale.ROOT, "%.1f", value);
        };
    }
}
