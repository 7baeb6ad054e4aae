package io.rampwatch.standalone;

import io.rampwatch.rule.Level;
import io.rampwatch.wire.LevelJson;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Of the levels of all ticks: each change, and what held at the last tick. */
final class LevelChanges implements Lines.Choice<Level> {
    private static final long serialVersionUID = 1;

    private final TreeMap<String, Level> latest = new TreeMap<>();
    private final TreeMap<String, Level> written = new TreeMap<>();

    @Override
    public void hear(Level level, Consumer<byte[]> out) {
        String key = level.channel() + "|" + level.rule() + "|" + level.ruleVersion();
        Level before = latest.put(key, level);
        if (before == null || before.state() != level.state() || !Objects.equals(before.cause(), level.cause())) {
            written.put(key, level);
            out.accept(LevelJson.write(level));
        }
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
