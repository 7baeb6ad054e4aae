package io.rampwatch.standalone;

import com.sun.management.OperatingSystemMXBean;
import io.rampwatch.event.Received;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.functions.FilterFunction;

/** Notes when a job of this process had its first record: what came before is the start of a cluster. */
final class FirstRecord implements FilterFunction<Received> {
    private static final AtomicReference<Instant> FIRST = new AtomicReference<>();
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private transient boolean seen;

    /** A moment on the wall, and the CPU time of the process up to it. */
    record Instant(long nanos, long cpuNanos) {
        static Instant now() {
            return new Instant(System.nanoTime(), SYSTEM.getProcessCpuTime());
        }
    }

    /** The moment of the first record since this was asked before. */
    static Instant take() {
        Instant first = FIRST.getAndSet(null);
        if (first == null) {
            throw new IllegalStateException("the job read nothing");
        }
        return first;
    }

    @Override
    public boolean filter(Received received) {
        if (!seen) {
            seen = true;
            FIRST.compareAndSet(null, Instant.now());
        }
        return true;
    }
}
