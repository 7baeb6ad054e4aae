package io.rampwatch.standalone;

import io.rampwatch.rule.Level;
import io.rampwatch.rule.LevelStanding.Beside;
import io.rampwatch.wire.LevelJson;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Of the levels of all ticks: each change, and what held at the last tick. That its data are no longer to be trusted,
 * or are again, is a change, too: beside a breach nothing else would tell of it.
 */
final class LevelChanges implements Lines.Choice<Level> {
    private static final long serialVersionUID = 1;

    private final TreeMap<String, Level> latest = new TreeMap<>();
    private final TreeMap<String, Level> written = new TreeMap<>();

    @Override
    public void hear(Level level, Consumer<byte[]> out) {
        String key = level.channel() + "|" + level.rule() + "|" + level.ruleVersion();
        Level before = latest.put(key, level);
        if (before == null || !said(before).equals(said(level))) {
            written.put(key, level);
            out.accept(LevelJson.write(level));
        }
    }

    private static List<Object> said(Level level) {
        var doubts = level.standing().beside().stream().map(Beside::cause).collect(Collectors.toSet());
        return Arrays.asList(level.state(), level.cause(), doubts);
    }

    @Override
    public void end(Consumer<byte[]> out) {
        latest.forEach((key, level) -> {
            if (!level.equals(written.get(key))) {
                out.accept(LevelJson.write(level));
            }
        });
        latest.clear();
        written.clear();
    }
}
