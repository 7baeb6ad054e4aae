package io.rampwatch.standalone;

import io.rampwatch.alerting.board.Boards;
import io.rampwatch.plan.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rampwatch boards}: Grafana's boards for a plan. */
@Command(
        name = "boards",
        description = "Writes the five boards for Grafana, with the metrics and definitions of a plan.",
        mixinStandardHelpOptions = true)
final class BoardFiles implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--plan", required = true, paramLabel = "PLAN", description = "The plan, such as ramp.yml.")
    private Path plan;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder that Grafana reads boards from. Boards in it are replaced.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Map<String, String> boards = Boards.of(PlanFile.demand(plan));
        Files.createDirectories(out);
        for (Map.Entry<String, String> board : boards.entrySet()) {
            Files.writeString(out.resolve(board.getKey()), board.getValue());
        }
        spec.commandLine().getOut().printf("%d boards written to %s%n", boards.size(), out);
        return 0;
    }
}
