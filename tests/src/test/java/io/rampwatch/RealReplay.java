package io.rampwatch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The real events through the very job, once for all the tests that look at what came out. */
final class RealReplay {
    private static @Nullable Written clean;

    private RealReplay() {}

    /** The loan applications in the order in which they happened. */
    static synchronized Written clean() {
        if (clean == null) {
            Path events = RealData.bpic2012().resolve("events.jsonl.gz");
            clean = Written.by(RealData.plan(), events, Repository.root().resolve("tests/target/real-data/clean"), 1);
        }
        return clean;
    }
}
