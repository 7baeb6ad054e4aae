package io.rampwatch.flink;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Adds something up between two watermarks, and sends the sums on before each of them, before a checkpoint, and at the
 * end: so nothing is kept that a restart could lose.
 */
abstract class SummingOperator<I, O> extends AbstractStreamOperator<O> implements OneInputStreamOperator<I, O> {
    /** Sends on what was added up, and begins anew. */
    abstract void flush();

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flush();
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) {
        flush();
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }
}
