package io.rampwatch.standalone;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must happen, with an end. */
final class Until {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

    private Until() {}

    static void happens(String what, BooleanSupplier happened) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen in " + LONGEST + ": " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
