package io.rampwatch.flink;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.rule.AgreedRules;
import io.rampwatch.rule.RuleBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Copies the closed days of a channel to the channels whose limits move with it; all else goes its way. */
final class ReferenceDays implements FlatMapFunction<RuleInput, RuleInput> {
    private static final long serialVersionUID = 1;

    private final Map<String, List<String>> listeners = new HashMap<>();

    ReferenceDays(AgreedRules agreed) {
        for (String channel : judged(agreed)) {
            for (String other : RuleBook.references(agreed, channel)) {
                listeners.computeIfAbsent(other, any -> new ArrayList<>()).add(channel);
            }
        }
    }

    private static List<String> judged(AgreedRules agreed) {
        return agreed.rules().stream()
                .flatMap(rule -> rule.channels().stream())
                .distinct()
                .toList();
    }

    @Override
    public void flatMap(RuleInput input, Collector<RuleInput> out) {
        out.collect(input);
        ClosedDay day = input.day();
        if (day != null) {
            listeners
                    .getOrDefault(day.channel(), List.of())
                    .forEach(listener -> out.collect(RuleInput.copy(listener, day)));
        }
    }
}
