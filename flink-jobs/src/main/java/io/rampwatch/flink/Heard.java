package io.rampwatch.flink;

import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Reading;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a channel's rules have heard of one instant and not judged yet.
 *
 * @param days closed days and corrections
 * @param hours closed hours and corrections
 * @param reading the reading of the tick; null where it has not come
 */
public record Heard(
        List<ClosedDay> days,
        List<ClosedHour> hours,
        @Nullable Reading reading) {
    static final Heard NOTHING = new Heard(List.of(), List.of(), null);

    Heard with(ClosedDay day) {
        return new Heard(Stream.concat(days.stream(), Stream.of(day)).toList(), hours, reading);
    }

    Heard with(ClosedHour hour) {
        return new Heard(days, Stream.concat(hours.stream(), Stream.of(hour)).toList(), reading);
    }

    Heard with(Reading said) {
        return new Heard(days, hours, said);
    }
}
