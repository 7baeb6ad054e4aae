package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GoldenProblemsTest {

    @Test
    void every_fault_is_told_at_once_with_its_line_its_place_what_was_found_and_what_would_be_right() {
        var read = PlanReader.read("faulty.yml", Written.bytes("faulty.yml"));
        assertThat(read.plan()).isNull();
        assertThat(read.problems().toString() + "\n")
                .isEqualToNormalizingNewlines(new String(Written.bytes("faulty.txt"), StandardCharsets.UTF_8));
    }

    @Test
    void no_name_of_a_class_is_ever_told() {
        assertThat(PlanReader.read("faulty.yml", Written.bytes("faulty.yml"))
                        .problems()
                        .toString())
                .doesNotContain("java", "Exception", "io.rampwatch", "yaml.snake", "Optional");
    }
}
