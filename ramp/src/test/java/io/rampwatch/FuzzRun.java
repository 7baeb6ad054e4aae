package io.rampwatch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** One run of a fuzz target: it takes less than a second of this thread's own time, however busy the machine is. */
public final class FuzzRun {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long MOST_NANOS = 1_000_000_000;

    private FuzzRun() {}

    public static void briefly(Runnable run) {
        long begun = THREADS.getCurrentThreadCpuTime();
        run.run();
        long took = THREADS.getCurrentThreadCpuTime() - begun;
        if (took > MOST_NANOS) {
            throw new AssertionError("took " + took / 1_000_000 + " ms");
        }
    }
}
