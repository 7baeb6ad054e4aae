package io.rampwatch.standalone;

import io.rampwatch.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What comes while a run is killed: the launch week, or by {@code -Drampwatch.kill.input=bpic2012} the real events,
 * which take some minutes.
 */
final class KillInput {
    private static final boolean REAL = "bpic2012".equals(System.getProperty("rampwatch.kill.input"));

    /** The first weeks of them: enough for a pause, few enough for eleven lives. */
    private static final int REAL_EVENTS = 45_000;

    private KillInput() {}

    /** The plan that judges it. */
    static Path plan() {
        return REAL ? Path.of("src/test/resources/bpic2012.yml") : Path.of("../examples/launch-week/ramp.yml");
    }

    /** The records. */
    static Recorded recorded(Plan plan) throws IOException {
        return REAL
                ? Recorded.lines(RealEvents.bpic2012().resolve("events.jsonl.gz"), plan)
                        .from(0, REAL_EVENTS)
                : Recorded.week(20_260_601, 7);
    }
}
