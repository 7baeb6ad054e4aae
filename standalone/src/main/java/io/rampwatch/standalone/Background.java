package io.rampwatch.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs beside the terminal, stopped in the opposite order of its start. */
final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final long JOIN_MILLIS = 5_000;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    /** Remembers what must be closed. */
    <T extends AutoCloseable> T keep(T what) {
        running.push(what);
        return what;
    }

    /** Runs work on a thread of its own until it is closed. */
    <T extends Runnable & AutoCloseable> T run(String name, T work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        running.push(() -> thread.join(JOIN_MILLIS));
        return keep(work);
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            } catch (Exception stumbled) {
                LOG.warn("something did not stop in order: {}", stumbled.toString());
            }
        }
    }
}
