package io.rampwatch.alerting;

import static io.rampwatch.alerting.Given.CHANNEL;
import static io.rampwatch.alerting.Given.TICK;
import static io.rampwatch.alerting.Given.breach;
import static io.rampwatch.alerting.Given.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import io.rampwatch.rule.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlanFoundTest {

    @Test
    void the_same_plan_is_not_worth_a_word_and_neither_is_a_first_start() {
        assertThat(PlanFound.words(plan(), List.of())).isEmpty();
        assertThat(PlanFound.words(plan(), judgedBy(plan()))).isEmpty();
    }

    @Test
    void a_plan_that_was_edited_before_the_start_is_told_with_the_rules_that_are_others() throws IOException {
        Plan edited = edited("falls_by: 10pp", "falls_by: 12pp");
        String drop = edited.rules().get(0).id() + "@";
        assertThat(PlanFound.words(edited, judgedBy(plan())))
                .hasValue("The plan file is not the plan that judged until " + Instant.ofEpochMilli(TICK)
                        + ": that was " + plan().hash() + ", this is " + edited.hash()
                        + ". Rules that are new or changed: " + drop
                        + edited.rules().get(0).version()
                        + "; that are gone or were another: " + drop
                        + plan().rules().get(0).version()
                        + ". Unless it was announced, what is changed holds from this start on, at once, and was not"
                        + " judged beside the old rules before.");
    }

    @Test
    void a_word_of_it_that_is_no_rule_is_another_plan_too() throws IOException {
        assertThat(PlanFound.words(
                        edited("autumn-partner-launch\n", "autumn-partner-launch # a remark\n"), judgedBy(plan())))
                .hasValueSatisfying(words -> assertThat(words).contains("No rule has changed."));
    }

    /** A level of each rule at one tick, as the plan would have it. */
    private static List<Level> judgedBy(Plan plan) {
        Level like = breach(CHANNEL, TICK, TICK);
        List<Level> levels = new ArrayList<>();
        plan.rules()
                .forEach(rule -> levels.add(new Level(
                        CHANNEL,
                        rule.id(),
                        rule.version(),
                        rule.metric(),
                        rule.kind(),
                        TICK,
                        like.state(),
                        null,
                        TICK,
                        null,
                        null,
                        rule.side(),
                        0,
                        0,
                        0,
                        rule.then(),
                        plan.hash(),
                        like.figures(),
                        like.standing())));
        return levels;
    }

    private static Plan edited(String from, String to) throws IOException {
        String text = Files.readString(Path.of("../examples/launch-week/ramp.yml"));
        assertThat(text).contains(from);
        var read =
                PlanReader.read("ramp.yml", text.replace(from, to).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Objects.requireNonNull(read.plan(), () -> read.problems().toString());
    }
}
