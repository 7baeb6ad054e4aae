package io.rampwatch.kafka;

import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The plan of the example, with the job that it asks for. */
final class LaunchPlan {
    private LaunchPlan() {}

    static Plan read() throws IOException {
        byte[] yaml = Files.readAllBytes(Path.of("../examples/launch-week/ramp.yml"));
        return Objects.requireNonNull(PlanReader.read("ramp.yml", yaml).plan());
    }
}
