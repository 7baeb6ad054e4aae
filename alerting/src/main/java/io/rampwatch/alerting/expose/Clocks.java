package io.rampwatch.alerting.expose;

import java.time.InstantSource;

/**
 * What time it is, twice.
 *
 * @param run the clock of the run, against which event time is old or fresh; in real life the wall's
 * @param wall the clock of the wall
 */
public record Clocks(InstantSource run, InstantSource wall) {}
