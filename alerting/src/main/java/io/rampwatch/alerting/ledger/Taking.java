package io.rampwatch.alerting.ledger;

import io.rampwatch.episode.Decision;
import io.rampwatch.episode.Episode;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** One batch on its way into the ledger, inside one transaction. */
final class Taking {
    /** Rules stand in partitions of their own: which comes first is chance, and decides nothing. */
    private static final Comparator<Level> AT_ONE_TICK =
            Comparator.comparing(Level::channel).thenComparing(Level::rule).thenComparing(Level::ruleVersion);

    private final LedgerSettings settings;
    private final PageText text;
    private final long nowMillis;
    private final NewestTable newest;
    private final DecisionTable decisions;
    private final EpisodeTable episodes;
    private final OutboxTable outbox;
    private final HourTable hours;
    private final Map<String, Episode> current = new HashMap<>();
    private final Set<String> confirmed = new HashSet<>();
    private final Map<String, Level> ready = new HashMap<>();
    private final List<Episode> opened = new ArrayList<>();
    private final List<Episode> joined = new ArrayList<>();
    private final List<Episode> closed = new ArrayList<>();
    private boolean told;
    private int repeated;

    Taking(Handle handle, LedgerSettings settings, PageText text) {
        this.settings = settings;
        this.text = text;
        this.nowMillis = settings.clock().millis();
        this.newest = new NewestTable(handle);
        this.decisions = new DecisionTable(handle);
        this.episodes = new EpisodeTable(handle, decisions);
        this.outbox = new OutboxTable(handle);
        this.hours = new HourTable(handle);
    }

    /** Something that moves episodes, at its event time; at one instant a level is heard before a decision. */
    private record Move(long atMillis, Runnable work) {}

    Taken take(Batch batch) {
        List<Move> moves = new ArrayList<>();
        batch.levels().stream()
                .sorted(AT_ONE_TICK)
                .forEach(level -> moves.add(new Move(level.tickMillis(), () -> hear(level))));
        batch.decisions().forEach(each -> moves.add(new Move(each.atMillis(), () -> hear(each))));
        // the partitions of one poll come in any order; what was said in one order is heard in it
        moves.stream()
                .sorted(Comparator.comparingLong(Move::atMillis))
                .forEach(move -> move.work().run());
        batch.readings().forEach(newest::keep);
        if (settings.hours()) {
            batch.readings().forEach(hours::keep);
            batch.levels().forEach(hours::keep);
        }
        batch.offsets().forEach(newest::keep);
        confirmed.forEach(channel -> page(latest(channel)));
        ready.forEach((channel, level) -> propose(latest(channel), level));
        return new Taken(List.copyOf(opened), List.copyOf(joined), List.copyOf(closed), told, repeated);
    }

    private void hear(Level level) {
        if (!newest.keep(level)) {
            repeated++;
            return;
        }
        Episode before = latest(level.channel());
        Episode after = before.next(level);
        if (!after.equals(before)) {
            (after.number() > before.number() ? opened : joined).add(after);
            store(before, after);
        }
        if (after.holdsBy(level) && isFresh(level)) {
            confirmed.add(level.channel());
            if (level.state() == State.RESTART_READY) {
                ready.putIfAbsent(level.channel(), level);
            } else {
                ready.remove(level.channel());
            }
        }
    }

    private void hear(Decision decision) {
        if (decisions.knows(decision.id())) {
            return;
        }
        Episode before = latest(decision.channel());
        boolean early = decision.atMillis() > nowMillis + settings.fresh().toMillis();
        Episode after = early ? before : before.next(decision);
        boolean closes = before.open() && !after.open();
        decisions.append(decision, !early && !decision.by().isBlank(), effect(decision, early, before, after));
        store(before, after);
        if (!early && lifts(decision, after)) {
            told |= outbox.resolve(after, settings.wall().millis());
        }
        if (closes) {
            closed.add(after);
            confirmed.remove(decision.channel());
            ready.remove(decision.channel());
            told |= outbox.resolve(after, settings.wall().millis());
        }
    }

    /**
     * An override ends the incident, or it would go on calling people; the pause stays, and is raised at the expiry.
     */
    private boolean lifts(Decision decision, Episode episode) {
        return decision.kind() == Decision.Kind.OVERRIDE
                && !decision.by().isBlank()
                && episode.open()
                && until(decision) > nowMillis;
    }

    private static String effect(Decision decision, boolean early, Episode before, Episode after) {
        if (early) {
            return "refused: it holds from " + Instant.ofEpochMilli(decision.atMillis()) + ", which has not come";
        }
        if (decision.by().isBlank()) {
            return "refused: nobody has signed it";
        }
        if (decision.kind() != Decision.Kind.RESUME) {
            return "recorded";
        }
        if (!before.open()) {
            return "no pause was open";
        }
        return after.open() ? "none: it is older than pause " + before.number() : "closed pause " + before.number();
    }

    private boolean isFresh(Level level) {
        return level.tickMillis() >= nowMillis - settings.fresh().toMillis();
    }

    private void page(Episode episode) {
        if (episode.open() && !isQuiet(episode)) {
            String key = key(episode);
            if (!outbox.hasTrigger(episode, key)) {
                trigger(
                        episode,
                        key,
                        text.page(episode, newest.reading(episode.channel()).orElse(null)));
            }
        }
    }

    /** Once an episode: that it may restart is a proposal to its owner, not an alarm. */
    private void propose(Episode episode, Level level) {
        String key = text.key(episode) + "/ready";
        if (episode.open() && !outbox.hasTrigger(episode, key)) {
            var reading = newest.reading(episode.channel()).orElse(null);
            trigger(episode, key, text.ready(episode, level, reading));
        }
    }

    private void trigger(Episode episode, String key, String body) {
        outbox.trigger(episode, key, body, settings.wall().millis());
        told = true;
    }

    /** A hold that becomes a pause, and a pause whose override has expired, are incidents of their own. */
    private String key(Episode episode) {
        long expired = overrides(episode).stream()
                .filter(each -> until(each) <= nowMillis)
                .count();
        return text.key(episode) + (episode.pauses() ? "" : "/hold") + (expired == 0 ? "" : "/after-" + expired);
    }

    /** While an override holds nobody is paged: the owner has said that the ramp goes on. */
    private boolean isQuiet(Episode episode) {
        return overrides(episode).stream().anyMatch(each -> each.atMillis() <= nowMillis && until(each) > nowMillis);
    }

    private List<Decision> overrides(Episode episode) {
        return decisions.overrides(episode.channel(), episode.openedTickMillis());
    }

    private static long until(Decision override) {
        Long until = override.untilMillis();
        return until == null ? override.atMillis() : until;
    }

    private Episode latest(String channel) {
        return current.computeIfAbsent(channel, episodes::latest);
    }

    private void store(Episode before, Episode after) {
        episodes.store(before, after);
        current.put(after.channel(), after);
    }
}
