package io.rampwatch.standalone;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the demo is played.
 *
 * @param folder where broker and ledger keep what they hold
 * @param factor how many times faster than life
 * @param seed another number is another week
 * @param kafkaPort where the broker listens; {@link Broker#ANY_PORT} for any port
 */
record DemoSettings(Path folder, long factor, long seed, int kafkaPort) {
    private static final Duration WEEK = Duration.ofDays(7);

    /** A week in about so many seconds: the factor is a whole number. */
    static DemoSettings lasting(long seconds, Path folder, long seed, int kafkaPort) {
        long factor = Math.max(1, Math.round((double) WEEK.toSeconds() / seconds));
        return new DemoSettings(folder, factor, seed, kafkaPort);
    }

    /** How long a week takes. */
    Duration played() {
        return WEEK.dividedBy(factor);
    }
}
