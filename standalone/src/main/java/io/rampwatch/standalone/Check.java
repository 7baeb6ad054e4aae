package io.rampwatch.standalone;

import io.rampwatch.foresight.Outlook;
import io.rampwatch.foresight.Prospect;
import io.rampwatch.foresight.ProspectWords;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import io.rampwatch.plan.PlanSummary;
import io.rampwatch.wire.ProspectJson;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rampwatch check ramp.yml}: what the plan says, or everything that is wrong with it. */
@Command(
        name = "check",
        description = "Reads a plan and says what it would do, or everything that is wrong with it.",
        mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PLAN", description = "The plan, such as ramp.yml.")
    private Path file;

    @Option(
            names = "--json",
            description = "Print what the rules can see as JSON instead of the plan in words. What is wrong with a plan"
                    + " is told in words.")
    private boolean json;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Of the simulated ramps. Default: ${DEFAULT-VALUE}.")
    private long seed;

    /** 0 when the plan can be used, 1 when it cannot: a build may stop on it. */
    @Override
    public Integer call() {
        var read = PlanFile.read(file);
        Plan plan = read.plan();
        var out = spec.commandLine().getOut();
        if (plan == null) {
            out.println(read.problems());
        } else {
            say(plan, out);
        }
        if (!json && !read.problems().warnings().isEmpty()) {
            out.println();
            out.println(read.problems().warningLines());
        }
        return plan == null ? 1 : 0;
    }

    private void say(Plan plan, PrintWriter out) {
        List<Prospect> prospects = Outlook.of(plan, seed);
        out.println(
                json
                        ? new String(ProspectJson.write(plan.hash(), seed, prospects), StandardCharsets.UTF_8)
                        : PlanSummary.of(plan) + "\n\n" + ProspectWords.of(prospects));
    }
}
