package io.rampwatch.alerting.ledger;

import io.rampwatch.episode.Episode;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
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

    /**
     * The word that a channel may restart: a proposal to its owner.
     *
     * @param episode an open one
     * @param level of the rule whose restart condition is met
     * @param reading the newest reading of its channel; null where there is none
     */
    default String ready(Episode episode, Level level, @Nullable Reading reading) {
        return page(episode, reading);
    }
}
