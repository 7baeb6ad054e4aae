package io.rampwatch.alerting.expose;

import io.rampwatch.episode.Decision;
import io.rampwatch.episode.Episode;
import io.rampwatch.rule.Level;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the link of a page leads: what the ledger knows of an episode, and how a person ends it. */
public final class EpisodePages {
    private static final String ROOT = "/episodes";

    private final Supplier<List<Episode>> episodes;
    private final String kafka;

    /**
     * Pages of episodes.
     *
     * @param episodes all of them, as the ledger has them now
     * @param kafka where Kafka is, {@code HOST:PORT}: where a decision is written
     */
    public EpisodePages(Supplier<List<Episode>> episodes, String kafka) {
        this.episodes = episodes;
        this.kafka = kafka;
    }

    /** The page of an address below {@code /episodes}; empty where there is none. */
    Optional<String> at(URI address) {
        String path = address.getPath();
        if (path.equals(ROOT) || path.equals(ROOT + "/")) {
            return Optional.of(list());
        }
        return episodes.get().stream()
                .filter(episode -> path.equals(ROOT + "/" + episode.channel() + "/" + episode.number()))
                .findFirst()
                .map(this::page);
    }

    private String list() {
        var text = new StringBuilder("Episodes, the newest last\n\n");
        episodes.get().forEach(episode -> text.append(head(episode)).append('\n'));
        return text.toString();
    }

    private static String head(Episode episode) {
        return "pause " + episode.number() + " of " + episode.channel() + ", since "
                + Instant.ofEpochMilli(episode.openedTickMillis()) + ": " + (episode.open() ? "open" : "closed");
    }

    private String page(Episode episode) {
        var text = new StringBuilder(head(episode)).append("\n\n");
        for (Level level : episode.breached()) {
            text.append(level.rule()).append(": ").append(level.metric());
            text.append(", ").append(level.numerator()).append(" of ").append(level.denominator());
            text.append(", ")
                    .append(level.streak())
                    .append(" of ")
                    .append(level.needed())
                    .append(" days\n");
        }
        Decision closed = episode.closedBy();
        text.append('\n');
        if (closed == null) {
            text.append("To end the pause, on the machine of Rampwatch:\n  ./rampwatch resume ");
            text.append(episode.channel())
                    .append(" --by NAME --reason TEXT --kafka ")
                    .append(kafka);
        } else {
            text.append("Resumed by ").append(closed.by()).append(" from ");
            text.append(Instant.ofEpochMilli(closed.atMillis())).append(": ").append(closed.reason());
        }
        return text.append('\n').toString();
    }
}
