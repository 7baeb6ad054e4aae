package io.rampwatch.alerting.expose;

import io.rampwatch.alerting.health.Health;
import io.rampwatch.alerting.ledger.Ledger;
import io.rampwatch.alerting.ledger.LedgerException;
import io.rampwatch.alerting.ledger.OutboxRow;
import io.rampwatch.episode.Decision;
import io.rampwatch.episode.Episode;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the ledger holds, and alerting's own health. */
final class OwnFamilies {
    private static final Logger LOG = LoggerFactory.getLogger(OwnFamilies.class);
    private static final String CHANNEL = "channel";

    private final Ledger ledger;
    private final Health health;
    private final Newest newest;
    private final Cap channels;
    private final InstantSource wall;

    OwnFamilies(Ledger ledger, Health health, Newest newest, Cap channels, InstantSource wall) {
        this.ledger = ledger;
        this.health = health;
        this.newest = newest;
        this.channels = channels;
        this.wall = wall;
    }

    /** What the ledger says of a channel. */
    enum Ramp {
        RUN,
        HOLD,
        PAUSE,
        RESTART_READY
    }

    void add(Samples to) {
        for (Health.Part part : Health.Part.values()) {
            to.gauge(
                    "rampwatch_degraded",
                    "1 while a part of alerting cannot do its work.",
                    health.reasons().containsKey(part) ? 1 : 0,
                    "part",
                    part.name().toLowerCase(Locale.ROOT));
        }
        newest.levels().stream()
                .mapToLong(Level::tickMillis)
                .max()
                .ifPresent(tick -> to.instant(
                        "rampwatch_ledger_tick_timestamp_seconds",
                        "Event time of the newest level in the ledger.",
                        tick));
        try {
            ledger(to, ledger.standing());
        } catch (LedgerException failure) {
            // a scrape without the ledger's numbers is worth more than none
            LOG.warn("A scrape goes without the ledger: {}", failure.sentence());
        }
    }

    private void ledger(Samples to, Ledger.Standing standing) {
        to.gauge("rampwatch_ledger_size_bytes", "Size of the ledger.", standing.bytes());
        for (OutboxRow.State state : OutboxRow.State.values()) {
            to.gauge(
                    "rampwatch_outbox_rows",
                    "Rows of the outbox; of the refused ones those of open episodes.",
                    standing.outbox().rows().getOrDefault(state, 0),
                    "state",
                    state.name().toLowerCase(Locale.ROOT));
        }
        long now = wall.millis();
        to.gauge(
                "rampwatch_outbox_oldest_age_seconds",
                "How long the oldest page waits; 0 when none does.",
                (now - standing.outbox().oldestMillis().orElse(now)) / 1_000.0);
        standing.episodes()
                .forEach((channel, count) -> to.counter(
                        "rampwatch_episodes", "Pauses that there were.", count, CHANNEL, channels.label(channel)));
        for (Decision.Kind kind : Decision.Kind.values()) {
            to.counter(
                    "rampwatch_decisions",
                    "Decisions of people.",
                    standing.decisions().getOrDefault(kind.name(), 0),
                    "kind",
                    kind.name().toLowerCase(Locale.ROOT));
        }
        standing.decided()
                .forEach(decided -> to.instant(
                        "rampwatch_decision_timestamp_seconds",
                        "From when the latest decision of a kind holds, event time.",
                        decided.atMillis(),
                        CHANNEL,
                        channels.label(decided.channel()),
                        "kind",
                        decided.kind().toLowerCase(Locale.ROOT)));
        ramps(to, standing.open());
    }

    private void ramps(Samples to, List<Episode> open) {
        Map<String, Integer> paused = new HashMap<>();
        Set<String> known = new HashSet<>();
        newest.levels().forEach(level -> known.add(level.channel()));
        for (Episode episode : open) {
            String label = channels.label(episode.channel());
            paused.merge(label, 1, Integer::sum);
            known.remove(episode.channel());
            ramp(to, label, ramp(episode));
            to.instant(
                    "rampwatch_episode_opened_timestamp_seconds",
                    "First tick of the pause that is open.",
                    episode.openedTickMillis(),
                    CHANNEL,
                    label,
                    "number",
                    Integer.toString(episode.number()));
        }
        for (String channel : known) {
            String label = channels.label(channel);
            if (paused.putIfAbsent(label, 0) == null) {
                ramp(to, label, Ramp.RUN);
            }
        }
        paused.forEach(
                (label, count) -> to.gauge("rampwatch_episodes_open", "Pauses that are open.", count, CHANNEL, label));
    }

    private static void ramp(Samples to, String channel, Ramp ramp) {
        to.state(
                "rampwatch_channel_ramp", "What the ledger holds of a channel.", Ramp.values(), ramp, CHANNEL, channel);
    }

    /** Ready for a restart is a pause of which every rule says so. */
    private Ramp ramp(Episode episode) {
        List<State> states = newest.levels().stream()
                .filter(episode::holdsBy)
                .filter(level -> level.channel().equals(episode.channel()))
                .map(Level::state)
                .toList();
        boolean ready = !states.isEmpty() && states.stream().allMatch(state -> state == State.RESTART_READY);
        boolean held = episode.breached().stream().allMatch(level -> level.then() == StopRule.Then.HOLD);
        if (held) {
            return Ramp.HOLD;
        }
        return ready ? Ramp.RESTART_READY : Ramp.PAUSE;
    }

    /** The word of an action in labels. */
    static String label(OutboxRow row) {
        return row.action().name().toLowerCase(Locale.ROOT);
    }
}
