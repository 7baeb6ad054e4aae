package io.rampwatch.plan;

import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.Rates.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rates as a person reads them. */
final class RateWords {
    private final List<String> words = new ArrayList<>();

    private RateWords() {}

    /** All that is said, in one line. */
    static String of(Rates rates) {
        var line = new RateWords();
        line.add(rates.staffHour(), rates.currency() + " an hour of staff");
        line.add(rates.engineerHour(), rates.currency() + " an hour of an engineer");
        line.add(rates.ticketMinutes(), "minutes a ticket");
        line.add(rates.escalationMinutes(), "minutes an escalation");
        line.add(rates.marginPerActivated(), rates.currency() + " margin of an activated account");
        return String.join(", ", line.words);
    }

    private void add(@Nullable Span span, String unit) {
        if (span != null) {
            String least = Figures.written(MetricKind.COUNT, span.leastMillionths());
            String most = Figures.written(MetricKind.COUNT, span.mostMillionths());
            words.add((least.equals(most) ? least : least + " to " + most) + " " + unit);
        }
    }
}
