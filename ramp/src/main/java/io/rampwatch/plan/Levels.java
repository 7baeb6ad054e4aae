package io.rampwatch.plan;

import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.Node.Scalar;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Levels and falls as a plan writes them, in millionths of numerator over denominator. */
final class Levels {
    /** A share of all. */
    static final long WHOLE = 1_000_000;

    private static final String NUMBER = "((?:0|[1-9][0-9]{0,4})(?:\\.[0-9]{1,4})?)";
    private static final Pattern PERCENT = Pattern.compile(NUMBER + " ?%");
    private static final Pattern PLAIN = Pattern.compile(NUMBER);
    private static final Pattern CHANGE = Pattern.compile(NUMBER + " ?(pp|%)");

    private static final Form<Long> SHARE = Form.of(
                    "a percentage such as 62% or 62.5%", value -> share(value).filter(level -> level <= WHOLE))
            .refusing(value -> share(value).map(level -> "lies outside the metric's range, which is 0% to 100%"));
    private static final Form<Long> PER_100 =
            Form.of("a plain number per 100 accounts such as 30 or 2.5", value -> number(value, 4));
    private static final Form<Long> AMOUNT =
            Form.of("a plain number per account such as 35 or 2.5", value -> number(value, 6));

    /** A fall, such as {@code 10pp} or {@code 10%}. */
    static final Form<Change> FALL =
            Form.of("points such as 10pp or a share of the reference such as 10%", value -> change(value, WHOLE));

    /** A rise, such as {@code 10pp} or {@code 120%}. */
    static final Form<Change> RISE =
            Form.of("points such as 10pp or a share of the reference such as 20%", value -> change(value, 10 * WHOLE));

    private Levels() {}

    /** A change against a reference: points of a percentage, or relative to it. */
    record Change(long millionths, boolean points) {}

    /** How the level of a metric of this kind is written. Counts have none. */
    static Form<Long> of(MetricKind kind) {
        return switch (kind) {
            case CONVERSION, RATIO -> SHARE;
            case PER_100 -> PER_100;
            case AMOUNT_PER_SUBJECT, COUNT, OPEN_AGE -> AMOUNT;
        };
    }

    /** Millionths of a percentage; empty for anything else. */
    static Optional<Long> share(Scalar value) {
        Matcher matcher = PERCENT.matcher(value.text());
        return matcher.matches() ? Optional.of(scaled(matcher.group(1), 4)) : Optional.empty();
    }

    private static Optional<Long> number(Scalar value, int digits) {
        return value.plain() && PLAIN.matcher(value.text()).matches()
                ? Optional.of(scaled(value.text(), digits))
                : Optional.empty();
    }

    private static Optional<Change> change(Scalar value, long most) {
        Matcher matcher = CHANGE.matcher(value.text());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean points = matcher.group(2).equals("pp");
        long millionths = scaled(matcher.group(1), 4);
        return millionths > 0 && millionths <= (points ? WHOLE : most)
                ? Optional.of(new Change(millionths, points))
                : Optional.empty();
    }

    /** A decimal number times ten to the power of so many digits, exactly. */
    static long scaled(String number, int digits) {
        return new BigDecimal(number).scaleByPowerOfTen(digits).longValueExact();
    }
}
