package io.rampwatch.alerting.ledger;

import io.rampwatch.episode.Episode;
import io.rampwatch.metric.Reading;
import org.jspecify.annotations.Nullable;

/** What is told to the outside of an episode: the ledger keeps it and does not read it. */
public interface PageText {
    /** The key by which the outside knows the episode, for ever. */
    String key(Episode episode);

    /**
     * The page.
     *
     * @param episode an open one
     * @param reading the newest reading of its channel; null where there is none
     */
    String page(Episode episode, @Nullable Reading reading);
}
