package io.rampwatch.wire;

import io.rampwatch.event.Kind;
import io.rampwatch.event.Reason;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The fields that an event keeps beside those it has a place of its own for, each normalised. */
final class KeptFields {
    private static final String OTHER = "other";
    /** They have a place of their own in an event. */
    private static final Set<String> PLACED = Set.of("channel", "reasonCode", "minutes", "milestone", "attemptId");

    private static final Map<String, List<String>> SEVERITIES = Map.of(
            "low", List.of("low", "minor", "trivial", "p4", "p5"),
            "normal", List.of("normal", "medium", "moderate", "p3"),
            "high", List.of("high", "major", "p2"),
            "urgent", List.of("urgent", "critical", "blocker", "p1", "p0"));
    private static final Set<String> ESCALATIONS = Set.of("developer", "db_edit", "script", "prod_investigation");

    private KeptFields() {}

    /** What is there of the fields of its kind; words of a closed list that it does not know are {@code other}. */
    static Map<String, String> of(Kind kind, Scalars data) throws Refused {
        Map<String, String> kept = new HashMap<>();
        for (List<String> names : List.of(kind.required(), kind.optional())) {
            for (String name : names) {
                Scalar value = PLACED.contains(name) ? null : data.find(name);
                if (value != null) {
                    kept.put(name, normalised(name, value));
                }
            }
        }
        return kept.isEmpty() ? Map.of() : Map.copyOf(kept);
    }

    private static String normalised(String name, Scalar value) throws Refused {
        String text = value.form() == Scalar.Form.BOOLEAN ? value.written() : value.text();
        return switch (name) {
            case "severity" -> severity(text.toLowerCase(Locale.ROOT));
            case "kind" -> oneOf(ESCALATIONS, text.toLowerCase(Locale.ROOT).replace(' ', '_'));
            case "standard" -> oneOf(Set.of("true", "false"), text.toLowerCase(Locale.ROOT));
            case "currency" -> text.toUpperCase(Locale.ROOT);
            case "day" -> day(text);
            case "priority", "version", "count" -> Long.toString(FieldChecks.count(name, value));
            case "lagSeconds", "slaMinutes" -> FieldChecks.decimal(name, value);
            case "amountMinor" -> Long.toString(FieldChecks.minor(value));
            default -> text;
        };
    }

    private static String severity(String word) {
        return SEVERITIES.entrySet().stream()
                .filter(each -> each.getValue().contains(word))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OTHER);
    }

    private static String oneOf(Set<String> words, String word) {
        return words.contains(word) ? word : OTHER;
    }

    private static String day(String text) throws Refused {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException notOne) {
            throw new Refused(Reason.BAD_TIME, "day is not a date such as 2026-11-23");
        }
    }
}
