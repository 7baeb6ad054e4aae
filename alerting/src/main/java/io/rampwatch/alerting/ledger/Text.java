package io.rampwatch.alerting.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.ReadingJson;

/** Records as the ledger keeps them: the JSON of their topics. */
final class Text {
    private Text() {}

    static String of(Level level) {
        return new String(LevelJson.write(level), UTF_8);
    }

    static Level level(String text) {
        return LevelJson.read(text.getBytes(UTF_8));
    }

    static String of(Reading reading) {
        return new String(ReadingJson.write(reading), UTF_8);
    }

    static Reading reading(String text) {
        return ReadingJson.read(text.getBytes(UTF_8));
    }
}
