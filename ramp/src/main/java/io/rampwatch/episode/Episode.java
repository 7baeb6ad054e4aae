package io.rampwatch.episode;

import io.rampwatch.rule.Level;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One pause (or hold) of one channel, whatever number of its rules is breached: from the breach that opened it to the
 * named person who resumed.
 *
 * <p>States: before the first (number 0), open, closed. Moves:
 *
 * <ul>
 *   <li>a breach of a rule that pauses or holds opens the next episode where none is open, and joins the open one
 *       otherwise;
 *   <li>a resume of a named person closes the open episode, provided that it holds from the breach on or later: one
 *       that is older than the pause was not about it;
 *   <li>nothing else moves it. Above all nothing numeric closes it.
 * </ul>
 *
 * <p>The job says a latched breach until it has read the resume, so a breach that held since the resume or before it
 * opens nothing.
 *
 * @param channel the channel
 * @param number 1 for the first pause of the channel; 0 before it
 * @param openedTickMillis the tick at which it was opened, epoch milliseconds; 0 before the first
 * @param breached what each breached rule said when it opened or joined the episode: the evidence as it was
 * @param resumedMillis from when the latest resume of the channel holds; {@link Long#MIN_VALUE} before any
 * @param closedBy the decision that closed it; null while it is open, and before the first
 */
public record Episode(
        String channel,
        int number,
        long openedTickMillis,
        List<Level> breached,
        long resumedMillis,
        @Nullable Decision closedBy) {

    /** A channel that was never paused. */
    public static Episode none(String channel) {
        return new Episode(channel, 0, 0, List.of(), Long.MIN_VALUE, null);
    }

    /** Whether the channel is paused. */
    public boolean open() {
        return number > 0 && closedBy == null;
    }

    /** The hash of the plan that was in force when it opened; empty before the first. */
    public String planHash() {
        return breached.isEmpty() ? "" : breached.get(0).planHash();
    }

    /**
     * The episode after a level: the same one, with one more rule, or the next one.
     *
     * @throws IllegalArgumentException for a level of another channel
     */
    public Episode next(Level level) {
        requireOwn(level.channel());
        if (level.state() != State.BREACH || !stopsSinceResume(level) || (open() && hasRule(level))) {
            return this;
        }
        return open()
                ? new Episode(channel, number, openedTickMillis, with(level), resumedMillis, null)
                : new Episode(channel, number + 1, level.tickMillis(), List.of(level), resumedMillis, null);
    }

    /**
     * The episode after a decision.
     *
     * @throws IllegalArgumentException for a decision about another channel
     */
    public Episode next(Decision decision) {
        requireOwn(decision.channel());
        return switch (decision.kind()) {
            case RESUME -> decision.by().isBlank() ? this : resumed(decision);
            case ARM, CONTINUE, HOLD, PAUSE, OVERRIDE, ACKNOWLEDGE -> this;
        };
    }

    /** Whether a level says that this pause holds still: the condition is met, or it was and nobody resumed. */
    public boolean holdsBy(Level level) {
        return open() && stopsSinceResume(level);
    }

    private Episode resumed(Decision decision) {
        boolean about = breached.stream().anyMatch(level -> level.sinceMillis() <= decision.atMillis());
        return new Episode(
                channel,
                number,
                openedTickMillis,
                breached,
                Math.max(resumedMillis, decision.atMillis()),
                open() && about ? decision : closedBy);
    }

    /** Whether one of its rules stops the channel; where none does, it is a hold: the next step is not to be taken. */
    public boolean pauses() {
        return breached.stream().anyMatch(level -> level.then() == StopRule.Then.PAUSE);
    }

    private boolean stopsSinceResume(Level level) {
        Long latched = level.standing().latchedMillis();
        return level.stops() && (latched == null ? level.sinceMillis() : latched) > resumedMillis;
    }

    private boolean hasRule(Level level) {
        return breached.stream()
                .anyMatch(known ->
                        known.rule().equals(level.rule()) && known.ruleVersion().equals(level.ruleVersion()));
    }

    private List<Level> with(Level level) {
        return Stream.concat(breached.stream(), Stream.of(level)).toList();
    }

    private void requireOwn(String other) {
        if (!other.equals(channel)) {
            throw new IllegalArgumentException("the episode is of " + channel + ", not of " + other);
        }
    }
}
