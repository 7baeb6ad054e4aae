package io.rampwatch.standalone;

import io.rampwatch.flink.RampJob;
import io.rampwatch.mapping.MappingFile;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rampwatch replay}: old input through the very job, on paper. */
@Command(
        name = "replay",
        description = "Runs recorded events through the very job and writes what it says. It can never page.",
        mixinStandardHelpOptions = true)
final class Replay implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--plan", required = true, paramLabel = "PLAN", description = "The plan, such as ramp.yml.")
    private Path plan;

    @Option(
            names = "--events",
            required = true,
            paramLabel = "FILE",
            description =
                    "JSON lines, events or recordings {\"arrival\": millis, \"raw\": \"…\"}; may be packed (.gz).")
    private Path events;

    @Option(
            names = "--mapping",
            paramLabel = "FILE|preset:NAME",
            description = "The lines are payloads of another system: read them through this mapping. The presets:"
                    + " debezium, segment, stripe, zendesk.")
    private @Nullable String mapping;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the results are written.")
    private Path out;

    @Option(
            names = "--tick",
            defaultValue = "1h",
            paramLabel = "TIME",
            description = "From tick to tick, a divisor of the hour such as 1m or 15m. Default: ${DEFAULT-VALUE}.")
    private String tick;

    @Option(
            names = "--parallelism",
            defaultValue = "1",
            paramLabel = "N",
            description = "How many of each operator run at once. Default: ${DEFAULT-VALUE}.")
    private int parallelism;

    @Option(names = "--against", paramLabel = "PLAN", description = "Another plan over the same readings.")
    private Path against;

    @Option(
            names = "--sweep",
            paramLabel = "CLAUSE",
            description = "A clause at several values, such as activation-drop.falls_by=6pp..14pp or …=5%%..10%%/0.5.")
    private String sweep;

    @Option(
            names = "--incidents",
            paramLabel = "FILE",
            description = "What really was wrong: lines of channel,from,to below a heading. Stops outside of them are"
                    + " false, those without a stop are missed.")
    private Path incidents;

    @Option(
            names = "--json",
            description = "Print the summary as JSON instead of a table, and what --against, --sweep and --incidents"
                    + " compare as a second line of JSON.")
    private boolean json;

    /** 0 when all was counted, 1 when something became of nothing. */
    @Override
    public Integer call() throws IOException {
        if (parallelism < 1 || parallelism > RampJob.MAX_PARALLELISM) {
            throw new Trouble(
                    "--parallelism: '" + parallelism + "' is not a whole number from 1 to " + RampJob.MAX_PARALLELISM);
        }
        Plan agreed = PlanFile.demand(plan);
        boolean compares = against != null || sweep != null || incidents != null;
        var comparison = compares ? Comparison.of(plan, agreed, against, sweep, incidents) : null;
        var run = new ReplayRun(agreed, events, out, tickMinutes(), parallelism);
        if (mapping != null) {
            run.through(MappingFile.demand(mapping, agreed.events()));
        }
        var terminal = spec.commandLine();
        Summary summary = run.run(json ? Progress.none() : Progress.on(terminal.getErr()));
        terminal.getOut().print(json ? summary.json() : summary.table(out));
        if (comparison != null) {
            if (!json) {
                terminal.getOut().println();
            }
            terminal.getOut().println(json ? comparison.json(out) : comparison.table(out));
        }
        terminal.getOut().flush();
        return summary.whole() ? 0 : 1;
    }

    private long tickMinutes() {
        String number = tick.substring(0, Math.max(0, tick.length() - 1));
        char unit = tick.isEmpty() ? ' ' : tick.charAt(tick.length() - 1);
        if (number.matches("[1-9][0-9]{0,2}") && (unit == 'm' || unit == 'h')) {
            long minutes = Long.parseLong(number) * (unit == 'h' ? 60 : 1);
            if (60 % minutes == 0) {
                return minutes;
            }
        }
        throw new Trouble("--tick: '" + tick + "' is not a whole part of the hour such as 1m, 15m or 1h");
    }
}
