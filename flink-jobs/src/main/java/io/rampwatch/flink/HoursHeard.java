package io.rampwatch.flink;

import io.rampwatch.metric.ClosedHour;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Of what rules hear, the closed hours. */
final class HoursHeard implements FlatMapFunction<RuleInput, ClosedHour> {
    private static final long serialVersionUID = 1;

    @Override
    public void flatMap(RuleInput heard, Collector<ClosedHour> out) {
        ClosedHour hour = heard.hour();
        if (hour != null) {
            out.collect(hour);
        }
    }
}
