package io.rampwatch.alerting.ledger;

import java.util.Collection;
import java.util.List;

/** The values of full hours that are still to be told. Each call is a transaction of its own. */
public final class Hours {
    private static final int MOST = 50;

    private final LedgerFile file;

    Hours(LedgerFile file) {
        this.file = file;
    }

    /**
     * Rows of the oldest hour that can be told; empty when none can.
     *
     * @param correctionMillis how late a fact may come and still correct the numbers
     */
    public List<HourRow> due(long correctionMillis) {
        List<HourRow> oldest =
                file.inTransaction("be read", handle -> new HourTable(handle).due(correctionMillis, MOST));
        return oldest.stream()
                .filter(row -> row.atMillis() == oldest.get(0).atMillis())
                .toList();
    }

    /** These were told, or never can be. */
    public void told(Collection<HourRow> rows) {
        if (!rows.isEmpty()) {
            file.inTransaction("forget hours", handle -> {
                new HourTable(handle).told(rows);
                return Boolean.TRUE;
            });
        }
    }

    /** How many wait that could be told. */
    public int waiting() {
        return file.inTransaction("be read", handle -> new HourTable(handle).waiting());
    }
}
