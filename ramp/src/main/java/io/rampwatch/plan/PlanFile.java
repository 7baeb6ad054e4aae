package io.rampwatch.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A plan on disk that a program cannot go on without. */
public final class PlanFile {
    private PlanFile() {}

    /**
     * The plan of a file.
     *
     * @throws IllegalArgumentException that says for a person that the file cannot be read, or everything that is wrong
     *     with the plan
     */
    public static Plan demand(Path file) {
        PlanReader.Result read;
        try {
            read = PlanReader.read(file.toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "the plan " + file + " (--plan) cannot be read: is there such a file?", unreadable);
        }
        Plan plan = read.plan();
        if (plan == null) {
            throw new IllegalArgumentException("the plan cannot be used\n" + read.problems());
        }
        return plan;
    }
}
