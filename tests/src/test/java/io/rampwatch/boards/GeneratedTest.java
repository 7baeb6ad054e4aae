package io.rampwatch.boards;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.alerting.board.Boards;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GeneratedTest {
    /** {@code ./rampwatch boards --plan examples/launch-week/ramp.yml --out grafana/dashboards} makes them so. */
    @Test
    void the_boards_of_the_project_are_those_of_the_example_plan() throws IOException {
        Map<String, String> committed = new TreeMap<>();
        try (var files = Files.list(Project.BOARDS)) {
            for (var file : files.toList()) {
                committed.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(committed).isEqualTo(Boards.of(Project.plan()));
    }
}
