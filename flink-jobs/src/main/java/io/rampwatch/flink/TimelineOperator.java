package io.rampwatch.flink;

import io.rampwatch.account.Timeline;
import io.rampwatch.event.Addressed;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Notes how far event time had come when the input ended, which a function alone cannot see. */
final class TimelineOperator extends KeyedProcessOperator<String, Addressed, Timeline> {
    private final TimelineFunction stories;

    TimelineOperator(TimelineFunction stories) {
        super(stories);
        this.stories = stories;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (!mark.equals(Watermark.MAX_WATERMARK)) {
            stories.heard(mark.getTimestamp());
        }
        super.processWatermark(mark);
    }
}
