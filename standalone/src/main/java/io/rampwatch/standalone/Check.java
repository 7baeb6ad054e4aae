package io.rampwatch.standalone;

import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanSummary;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

    /** 0 when the plan can be used, 1 when it cannot: a build may stop on it. */
    @Override
    public Integer call() {
        var read = PlanFile.read(file);
        Plan plan = read.plan();
        var out = spec.commandLine().getOut();
        out.println(plan == null ? read.problems() : PlanSummary.of(plan));
        if (!read.problems().warnings().isEmpty()) {
            out.println();
            out.println(read.problems().warningLines());
        }
        return plan == null ? 1 : 0;
    }
}
