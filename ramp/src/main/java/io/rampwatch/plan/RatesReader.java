package io.rampwatch.plan;

import io.rampwatch.plan.Node.Scalar;
import io.rampwatch.plan.Rates.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code rates}: what work costs, each as a number or as a range. */
final class RatesReader {
    private static final Keys KEYS = Keys.of(
            "what work costs, such as {currency: USD, staff_hour: 55, ticket_minutes: 10..14}",
            "currency",
            "staff_hour",
            "engineer_hour",
            "ticket_minutes",
            "escalation_minutes",
            "margin_per_activated");
    private static final Form<String> CURRENCY =
            Forms.text("a currency in three capital letters such as USD", Pattern.compile("[A-Z]{3}"));
    private static final String NUMBER = "(?:0|[1-9][0-9]{0,7})(?:\\.[0-9]{1,4})?";
    private static final Pattern RANGE = Pattern.compile("(" + NUMBER + ")(?:\\.\\.(" + NUMBER + "))?");
    private static final Form<Span> SPAN = Form.of("a number such as 55, or a range such as 10..14", RatesReader::span);

    private RatesReader() {}

    /** The rates; null where the plan has none, or none that can be read. */
    static @Nullable Rates read(Fields top) {
        if (!top.has("rates")) {
            return null;
        }
        Fields fields = top.in("rates", KEYS);
        var currency = fields.get("currency", CURRENCY);
        return new Rates(
                currency.orElse(""),
                span(fields, "staff_hour"),
                span(fields, "engineer_hour"),
                span(fields, "ticket_minutes"),
                span(fields, "escalation_minutes"),
                span(fields, "margin_per_activated"));
    }

    private static @Nullable Span span(Fields fields, String key) {
        return fields.has(key) ? fields.get(key, SPAN).orElse(null) : null;
    }

    private static Optional<Span> span(Scalar value) {
        Matcher matcher = RANGE.matcher(value.text());
        if (!value.plain() || !matcher.matches()) {
            return Optional.empty();
        }
        long least = Levels.scaled(matcher.group(1), 6);
        long most = matcher.group(2) == null ? least : Levels.scaled(matcher.group(2), 6);
        return least <= most ? Optional.of(new Span(least, most)) : Optional.empty();
    }
}
