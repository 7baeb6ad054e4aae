package io.rampwatch.alerting.ledger;

import io.rampwatch.episode.Decision;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import java.util.List;
import java.util.Map;

/**
 * Records that were read together, to be taken in one transaction.
 *
 * @param levels in the order of their partitions
 * @param decisions in their order
 * @param readings in the order of their partitions
 * @param offsets the next offset of each partition that was read from, be it that no record of it is here
 */
public record Batch(List<Level> levels, List<Decision> decisions, List<Reading> readings, Map<Place, Long> offsets) {}
