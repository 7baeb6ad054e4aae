package io.rampwatch.alerting.ledger;

import io.rampwatch.episode.Episode;
import java.util.List;

/**
 * What a batch changed.
 *
 * @param opened episodes that were opened
 * @param joined episodes that a further rule joined
 * @param closed episodes that a resume closed
 * @param told whether the outbox has something new
 * @param repeated levels that were dropped: their tick was known
 */
public record Taken(List<Episode> opened, List<Episode> joined, List<Episode> closed, boolean told, int repeated) {}
