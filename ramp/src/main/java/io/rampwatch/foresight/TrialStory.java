package io.rampwatch.foresight;

import io.rampwatch.rule.Level;
import io.rampwatch.rule.Ruling;
import io.rampwatch.rule.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one plan would have done to each channel. A person resumes a channel as soon as its restart is proposed, so that
 * a recording can show more than one pause.
 */
public final class TrialStory implements Recording.Person, Consumer<Level> {
    private final Map<String, Channel> channels = new TreeMap<>();
    private final Map<String, Long> resumed = new HashMap<>();

    /** Nothing yet. */
    public TrialStory() {}

    /** What happened to one channel. */
    static final class Channel {
        private @Nullable Long firstWatch;
        private final List<Pause> pauses = new ArrayList<>();
        private boolean stopped;
        private boolean stopping;

        @Nullable
        Long firstWatch() {
            return firstWatch;
        }

        List<Pause> pauses() {
            return pauses;
        }
    }

    /**
     * One pause or hold.
     *
     * @param rule that began it
     * @param fromMillis its tick
     * @param readyMillis when the restart was proposed; null for not at all
     */
    record Pause(String rule, long fromMillis, @Nullable Long readyMillis) {}

    Map<String, Channel> channels() {
        return channels;
    }

    @Override
    public void accept(Level level) {
        Channel channel = channels.computeIfAbsent(level.channel(), name -> new Channel());
        if (level.state() == State.WATCH && channel.firstWatch == null) {
            channel.firstWatch = level.tickMillis();
        }
        if (level.stops() && !channel.stopped) {
            channel.stopped = true;
            channel.pauses.add(new Pause(level.rule(), level.tickMillis(), null));
        }
        channel.stopping |= level.stops();
    }

    @Override
    public Optional<Ruling> decides(String name, List<Level> levels) {
        Channel channel = channels.get(name);
        if (channel == null || levels.isEmpty()) {
            return Optional.empty();
        }
        channel.stopped = channel.stopping;
        channel.stopping = false;
        boolean ready = levels.stream().anyMatch(level -> level.stops() && level.state() == State.RESTART_READY)
                && levels.stream().noneMatch(level -> level.stops() && level.state() == State.BREACH);
        long tick = levels.get(0).tickMillis();
        if (!ready || resumed.getOrDefault(name, Long.MIN_VALUE) >= tick) {
            return Optional.empty();
        }
        resumed.put(name, tick);
        int last = channel.pauses.size() - 1;
        Pause pause = channel.pauses.get(last);
        channel.pauses.set(last, new Pause(pause.rule(), pause.fromMillis(), tick));
        return Optional.of(new Ruling("resume " + name + " " + tick, Ruling.Kind.RESUME, "the owner", tick, null));
    }
}
