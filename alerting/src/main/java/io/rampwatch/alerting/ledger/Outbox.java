package io.rampwatch.alerting.ledger;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What waits to be told to the outside. Each call is a transaction of its own. */
public final class Outbox {
    private final LedgerFile file;

    Outbox(LedgerFile file) {
        this.file = file;
    }

    /**
     * How the outbox stands.
     *
     * @param rows how many rows there are, by state
     * @param oldestMillis since when the oldest pending row waits, wall time; empty when none does
     */
    public record Standing(Map<OutboxRow.State, Integer> rows, OptionalLong oldestMillis) {}

    /** What can be tried now, in order; never a row of a key behind one that is not accepted. */
    public List<OutboxRow> due(long nowMillis) {
        return file.inTransaction("read its outbox", handle -> new OutboxTable(handle).due(nowMillis));
    }

    /** Notes that a row was accepted. */
    public void sent(OutboxRow row, String answer) {
        write(outbox -> outbox.sent(row.id(), answer));
    }

    /** Notes that a row is to be tried again. */
    public void retry(OutboxRow row, long nextTryMillis, String why) {
        write(outbox -> outbox.retry(row.id(), nextTryMillis, why));
    }

    /** Notes that a row was refused for good. */
    public void refused(OutboxRow row, String why) {
        write(outbox -> outbox.refused(row, why));
    }

    /** Puts what was refused of open episodes back: to be called once, at a start. */
    public int revive() {
        return file.inTransaction("write its outbox", handle -> new OutboxTable(handle).revive());
    }

    /** How the outbox stands. */
    public Standing standing() {
        return file.inTransaction("read its outbox", handle -> {
            var outbox = new OutboxTable(handle);
            return new Standing(outbox.counts(), outbox.oldestPending());
        });
    }

    private void write(Consumer<OutboxTable> change) {
        file.inTransaction("write its outbox", handle -> {
            change.accept(new OutboxTable(handle));
            return Boolean.TRUE;
        });
    }
}
