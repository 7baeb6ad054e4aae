package io.rampwatch.plan;

import io.rampwatch.plan.Node.Scalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of single values that several parts of a plan share. */
public final class Forms {
    /** Said of a bare {@code yes}, {@code 012} or {@code 1_000} where text belongs. */
    static final String NOT_TEXT =
            "is not text in YAML, which may take it for a number, a date or a truth value; put it in quotes";

    private static final int LONGEST_TEXT = 500;
    private static final long MINUTES_PER_HOUR = 60;
    private static final long MINUTES_PER_DAY = 1_440;
    private static final long LONGEST_MINUTES = 3_660 * MINUTES_PER_DAY;
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern DURATION = Pattern.compile("(0|[1-9][0-9]{0,6}) ?(s|m|h|days?)");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");

    /** A length of time in minutes, none included. */
    static final Form<Long> MINUTES = Form.of("a time in whole minutes such as 24h, 90m or 2 days", Forms::minutes)
            .refusing(value ->
                    seconds(value) ? Optional.of("is not in whole minutes; write such as 1m") : Optional.empty());

    /** A length of time in minutes, above none. */
    static final Form<Long> SOME_MINUTES = MINUTES.only(minutes -> minutes > 0)
            .refusing(value -> minutes(value).isPresent()
                    ? Optional.of("is no time at all; write such as 24h")
                    : Optional.empty());

    /** Whether something holds. */
    static final Form<Boolean> TRUTH = Form.of("true or false", Forms::truth);

    /** A calendar day. */
    static final Form<LocalDate> DATE = Form.of("a day of the calendar such as 2026-10-31", Forms::date);

    private Forms() {}

    /** Text: not blank, on one line, and text to every reader of YAML. */
    public static Form<String> text(String words) {
        return Form.of(words, Forms::readText)
                .refusing(value -> {
                    if (!value.word()) {
                        return Optional.of(NOT_TEXT);
                    }
                    return readText(value).isEmpty()
                            ? Optional.of("is longer than " + LONGEST_TEXT
                                    + " characters or holds some that cannot be printed")
                            : Optional.empty();
                })
                .meaning(Forms::quoted);
    }

    /** Text of a certain pattern. */
    public static Form<String> text(String words, Pattern pattern) {
        return text(words).only(text -> pattern.matcher(text).matches());
    }

    /** A whole number in plain digits. */
    public static Form<Long> whole(long least, long most) {
        return Form.of("a whole number from " + least, value -> whole(value).filter(n -> n >= least && n <= most))
                .refusing(value -> {
                    if (!value.plain() && WHOLE.matcher(value.text()).matches()) {
                        return Optional.of("is text because of its quotes; write it without them");
                    }
                    return whole(value).filter(n -> n > most).map(n -> "is more than " + Figures.grouped(most));
                })
                .meaning(value -> digits(value)
                        .map(n -> Math.max(least, Math.min(most, n)))
                        .or(() -> Optional.of(least))
                        .map(String::valueOf));
    }

    /** One of a few words. */
    public static <T> Form<T> oneOf(Map<String, T> choices, List<String> later) {
        List<String> names = choices.keySet().stream().sorted().toList();
        return Form.of("one of " + String.join(", ", names), word(choices))
                .refusing(value -> {
                    boolean comes = later.contains(value.text());
                    String not = "comes in a later version; write " + String.join(" or ", names);
                    return Optional.of(comes ? not : Nearest.refusal(value.text(), names));
                })
                .among(names);
    }

    private static <T> Function<Scalar, Optional<T>> word(Map<String, T> choices) {
        return value -> Optional.ofNullable(choices.get(value.text()));
    }

    /** Milliseconds of a short time, seconds allowed. */
    static Optional<Long> millis(Scalar value) {
        Matcher matcher = DURATION.matcher(value.text());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(seconds(value) ? number * 1_000 : number * unit(matcher.group(2)) * 60_000);
    }

    private static boolean seconds(Scalar value) {
        Matcher matcher = DURATION.matcher(value.text());
        return matcher.matches() && matcher.group(2).equals("s");
    }

    private static Optional<Long> minutes(Scalar value) {
        return seconds(value)
                ? Optional.empty()
                : millis(value).map(millis -> millis / 60_000).filter(minutes -> minutes <= LONGEST_MINUTES);
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "m" -> 1;
            case "h" -> MINUTES_PER_HOUR;
            default -> MINUTES_PER_DAY;
        };
    }

    private static Optional<Long> whole(Scalar value) {
        return value.plain() && WHOLE.matcher(value.text()).matches()
                ? Optional.of(Long.valueOf(value.text()))
                : Optional.empty();
    }

    private static Optional<String> quoted(Scalar value) {
        boolean simple = value.text().matches("[\\w .:+/@-]{1,64}");
        return value.word() || !simple ? Optional.empty() : Optional.of('"' + value.text() + '"');
    }

    /** The number that was meant by {@code 012}, {@code "12"} or {@code 1_000}. */
    private static Optional<Long> digits(Scalar value) {
        String text = value.text().replace("_", "").replace(",", "");
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Optional<String> readText(Scalar value) {
        String text = value.text();
        boolean good = value.word()
                && text.length() <= LONGEST_TEXT
                && !UNPRINTABLE.matcher(text).find();
        return good ? Optional.of(text.strip()) : Optional.empty();
    }

    private static Optional<Boolean> truth(Scalar value) {
        boolean known =
                value.plain() && (value.text().equals("true") || value.text().equals("false"));
        return known ? Optional.of(value.text().equals("true")) : Optional.empty();
    }

    private static Optional<LocalDate> date(Scalar value) {
        try {
            return DAY.matcher(value.text()).matches() ? Optional.of(LocalDate.parse(value.text())) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
