package io.rampwatch.alerting.page;

import io.rampwatch.alerting.health.Health;
import io.rampwatch.alerting.health.Health.Part;
import io.rampwatch.alerting.ledger.LedgerException;
import io.rampwatch.alerting.ledger.Outbox;
import io.rampwatch.alerting.ledger.OutboxRow;
import io.rampwatch.alerting.ledger.OutboxRow.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox: in order for each key, no resolve before its trigger was accepted, again and again until it is
 * accepted or refused for good. A row is settled only after the answer: a crash in between tells it twice, and the key
 * makes two of one.
 */
public final class Pager implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pager.class);
    private static final Duration LATE = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 1_000;
    private static final long LEDGER_PAUSE_MILLIS = 5_000;

    private final Outbox outbox;
    private final Road road;
    private final BackOff backOff;
    private final InstantSource wall;
    private final Deliveries deliveries;
    private final Health health;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean closed;

    /**
     * A pager.
     *
     * @param wall the clock of the wall: a compressed run must not hammer the outside
     * @param deliveries hears of every attempt
     * @param health is told whether pages go out
     */
    public Pager(Outbox outbox, Road road, BackOff backOff, InstantSource wall, Deliveries deliveries, Health health) {
        this.outbox = outbox;
        this.road = road;
        this.backOff = backOff;
        this.wall = wall;
        this.deliveries = deliveries;
        this.health = health;
    }

    /** Tries what is due, once; says how many rows were tried. */
    public int step() {
        var due = outbox.due(wall.millis());
        due.forEach(this::tell);
        assess();
        return due.size();
    }

    /** There may be something new. */
    public void wake() {
        wake.release();
    }

    /** Works until it is closed. */
    @Override
    public void run() {
        while (!closed) {
            await(pass());
        }
    }

    @Override
    public void close() {
        closed = true;
        wake.release();
    }

    /** Tries until nothing is due; says how long to wait for more. */
    private long pass() {
        try {
            while (!closed && step() > 0) {
                LOG.debug("the outbox may have more");
            }
            return LOOK_MILLIS;
        } catch (LedgerException failure) {
            health.bad(Part.PAGER, failure.sentence());
        } catch (RuntimeException unexpected) {
            LOG.error("The pager stumbled and goes on", unexpected);
            health.bad(Part.PAGER, "it stumbled over " + unexpected.getClass().getSimpleName() + "; see the log");
        }
        return LEDGER_PAUSE_MILLIS;
    }

    private void await(long millis) {
        try {
            if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void tell(OutboxRow row) {
        Outcome outcome = road.tell(row);
        deliveries.attempted(road.name(), row, outcome);
        outcome.settle(new Settled(row));
    }

    private void assess() {
        var standing = outbox.standing();
        int refused = standing.rows().getOrDefault(State.FAILED_CONFIG, 0);
        long now = wall.millis();
        long waits = now - standing.oldestMillis().orElse(now);
        if (refused > 0) {
            health.bad(
                    Part.PAGER,
                    refused + " rows of the outbox were refused for good: check the routing key and the"
                            + " target, then start again.");
        } else if (waits > LATE.toMillis()) {
            var since = Instant.ofEpochMilli(now - waits);
            health.bad(Part.PAGER, "a page waits since " + since + ": " + road.name() + " does not accept it.");
        } else {
            health.good(Part.PAGER);
        }
    }

    /** Writes down what an outcome means for one row. */
    private final class Settled implements Outcome.Settling {
        private final OutboxRow row;

        Settled(OutboxRow row) {
            this.row = row;
        }

        @Override
        public void accepted(String answer) {
            outbox.sent(row, answer);
            LOG.info("{} of {} accepted", row.action(), row.key());
            deliveries.delivered(road.name(), row, wall.millis() - row.createdMillis());
        }

        @Override
        public void again(@Nullable Duration after, String why) {
            Duration wait = backOff.after(row.attempt() + 1, after);
            outbox.retry(row, wall.millis() + wait.toMillis(), why);
            LOG.warn("{} of {} again in {} ms: {}", row.action(), row.key(), wait.toMillis(), why);
        }

        @Override
        public void refused(String why) {
            outbox.refused(row, why);
            LOG.error(
                    "{} of {} REFUSED, nobody was paged. Check the routing key and the target, then start again: {}",
                    row.action(),
                    row.key(),
                    why);
        }
    }
}
