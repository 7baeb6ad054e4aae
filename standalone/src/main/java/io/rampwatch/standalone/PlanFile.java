package io.rampwatch.standalone;

import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A plan on disk. */
final class PlanFile {
    private PlanFile() {}

    /** The plan, or everything that is wrong with it. */
    static PlanReader.Result read(Path file) {
        try {
            return PlanReader.read(file.toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new Trouble("the plan " + file + " cannot be read: is there such a file?", unreadable);
        }
    }

    /** The plan; what is wrong with it is the trouble. */
    static Plan demand(Path file) {
        var read = read(file);
        Plan plan = read.plan();
        if (plan == null) {
            throw new Trouble("the plan cannot be used\n" + read.problems());
        }
        return plan;
    }
}
