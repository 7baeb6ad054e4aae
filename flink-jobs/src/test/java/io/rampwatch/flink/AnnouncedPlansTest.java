package io.rampwatch.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import io.rampwatch.rule.PlanText.Understood;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AnnouncedPlansTest {
    private static final String YAML = yaml();

    private static String yaml() {
        try {
            return Files.readString(Path.of("../examples/launch-week/ramp.yml"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Understood announce(String was, String is) {
        assertThat(YAML).contains(was);
        return new AnnouncedPlans(plan()).read(YAML.replace(was, is));
    }

    private static Plan plan() {
        return Objects.requireNonNull(PlanReader.read("ramp.yml", YAML.getBytes(StandardCharsets.UTF_8))
                .plan());
    }

    @Test
    void another_limit_is_a_new_version_of_its_rule() {
        var understood = announce("{above: 30}", "{above: 35}");
        assertThat(understood.refusal()).isEmpty();
        assertThat(understood.rules().rules().get(1).version())
                .isNotEqualTo(plan().rules().get(1).version());
        assertThat(understood.rules().rules().get(0).version())
                .isEqualTo(plan().rules().get(0).version());
    }

    @Test
    void what_is_no_good_plan_is_refused_with_its_place() {
        assertThat(announce("{above: 30}", "{above: thirty}").rules()).isNull();
        assertThat(announce("{above: 30}", "{above: thirty}").refusal()).contains("above");
        assertThat(new AnnouncedPlans(plan())
                        .read(YAML.substring(0, YAML.length() / 2))
                        .rules())
                .isNull();
    }

    @Test
    void what_the_running_job_measures_cannot_be_changed_under_it() {
        assertThat(announce("within: 24h", "within: 48h").refusal()).contains("metrics");
        assertThat(announce("settle: 2h", "settle: 3h").refusal()).contains("settle");
        assertThat(announce("timezone: Europe/Berlin", "timezone: Europe/London")
                        .refusal())
                .contains("the time zone");
    }
}
