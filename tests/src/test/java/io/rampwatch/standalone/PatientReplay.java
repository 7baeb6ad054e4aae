package io.rampwatch.standalone;

import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import io.rampwatch.plan.SourceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A replay that waits longer for what comes out of order than a plan may ask for, since nobody waits for its verdicts:
 * so facts that are told years after they happened are in before the first tick, and restate nothing.
 */
public final class PatientReplay {
    private PatientReplay() {}

    /**
     * Runs it to the end.
     *
     * @param millis how far out of order the events may come
     */
    public static void run(Path plan, Path events, Path out, long millis) {
        Plan read = PlanFile.demand(plan);
        var patient = Map.of("urn:any", new SourceSettings(1_440, millis, 0, List.of()));
        var waiting = new Plan(
                read.ramp(),
                read.owner(),
                read.deputies(),
                read.timezone(),
                read.settleMinutes(),
                read.correctionMinutes(),
                read.calendar(),
                read.channels(),
                read.metrics(),
                read.rules(),
                patient,
                read.freshness(),
                read.byPlanType(),
                read.categories(),
                read.rates(),
                read.events(),
                read.causes(),
                read.hash());
        try {
            new ReplayRun(waiting, events, out, 60, 1).run(Progress.none());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
