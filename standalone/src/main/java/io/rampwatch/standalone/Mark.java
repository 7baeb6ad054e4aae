package io.rampwatch.standalone;

import io.rampwatch.flink.CheckpointFolder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sets the mark that there was state, as soon as there is some. */
final class Mark implements Runnable, AutoCloseable {
    private static final long LOOK_MILLIS = 1_000;

    private final CheckpointFolder checkpoints;
    private final CountDownLatch closing = new CountDownLatch(1);

    Mark(CheckpointFolder checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public void run() {
        try {
            while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                checkpoints.remember();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
