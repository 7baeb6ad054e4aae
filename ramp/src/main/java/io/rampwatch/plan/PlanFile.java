package io.rampwatch.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A plan on disk. */
public final class PlanFile {
    private PlanFile() {}

    /**
     * The plan, or everything that is wrong with it.
     *
     * @throws IllegalArgumentException that says for a person that the file cannot be read
     */
    public static PlanReader.Result read(Path file) {
        try {
            return PlanReader.read(file.toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "the plan " + file + " cannot be read: is there such a file?", unreadable);
        }
    }

    /**
     * The plan that a program cannot go on without.
     *
     * @throws IllegalArgumentException that says for a person that the file cannot be read, or everything that is wrong
     *     with the plan
     */
    public static Plan demand(Path file) {
        var read = read(file);
        Plan plan = read.plan();
        if (plan == null) {
            throw new IllegalArgumentException("the plan cannot be used\n" + read.problems());
        }
        return plan;
    }
}
