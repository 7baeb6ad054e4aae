package io.rampwatch.standalone;

import io.rampwatch.channel.ChannelSettings;
import io.rampwatch.flink.JobSettings;
import io.rampwatch.metric.Metric;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import io.rampwatch.plan.SourceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A replay in hindsight: it waits for all that comes out of order, longer than a plan may ask for, and each tick knows
 * what was known in the end. So facts that are told years after they happened restate nothing. Nobody waits for its
 * verdicts, and it ticks at midnight alone.
 */
public final class PatientReplay {
    private static final Set<String> KNOWN = Set.of(
            "signups",
            "activation_7d",
            "provisioning_failures",
            "failed_accounts",
            "tickets_per_100",
            "escalations_per_100",
            "manual_minutes_per_account");

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
                figures(read),
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
            var midnights = JobSettings.replay(ChannelSettings.MIDNIGHTS).inHindsight();
            new ReplayRun(waiting, events, out, midnights, 1).run(Progress.none());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The metrics of which there is a truth: others look at every hour that can be corrected, two years of them. */
    private static List<Metric> figures(Plan plan) {
        return plan.metrics().stream()
                .filter(metric -> KNOWN.contains(metric.id()))
                .toList();
    }
}
