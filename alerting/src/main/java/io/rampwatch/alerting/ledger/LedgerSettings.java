package io.rampwatch.alerting.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How a ledger works.
 *
 * @param file the SQLite file
 * @param clock the clock of the run, against which the age of a level is measured
 * @param wall the clock of the wall, by which deliveries are tried
 * @param fresh up to which age a level pages
 * @param hours whether to keep the values of full hours, because somebody tells them
 */
public record LedgerSettings(Path file, InstantSource clock, InstantSource wall, Duration fresh, boolean hours) {
    /** A ledger whose hours nobody tells. */
    public LedgerSettings(Path file, InstantSource clock, InstantSource wall, Duration fresh) {
        this(file, clock, wall, fresh, false);
    }
}
