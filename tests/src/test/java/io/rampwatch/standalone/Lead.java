package io.rampwatch.standalone;

import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Received;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Looks at how far, in event time, one partition is read ahead of another, and changes nothing. */
final class Lead implements MapFunction<Received, Received> {
    private static final long serialVersionUID = 1;
    private static final long NOTHING = Long.MIN_VALUE;
    /** The most of the latest run; the job is in this JVM. */
    private static final AtomicLong MOST = new AtomicLong();

    private final long[] latest = new long[Recorded.PARTITIONS];

    private Lead() {
        Arrays.fill(latest, NOTHING);
    }

    static DataStream<Received> of(DataStream<Received> received) {
        MOST.set(0);
        return received.map(new Lead()).name("lead").uid("lead").setParallelism(received.getParallelism());
    }

    /** By how much the most, once both partitions have been heard. */
    static long mostMillis() {
        return MOST.get();
    }

    @Override
    public Received map(Received received) {
        OpsEvent event = received.event();
        if (event != null) {
            int partition = received.origin().partition();
            latest[partition] = Math.max(latest[partition], event.timeMillis());
            long least = Arrays.stream(latest).min().orElseThrow();
            if (least != NOTHING) {
                long lead = Arrays.stream(latest).max().orElseThrow() - least;
                MOST.accumulateAndGet(lead, Math::max);
            }
        }
        return received;
    }
}
