package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems("ramp.yml");

    @Test
    void problems_stand_by_line_and_aligned() {
        problems.add(112, "rules[1].metric", "tickets", "is not one of signups; nearest: signups");
        problems.add(2, "owner.name", "", "is missing; write a name");
        assertThat(problems.toString()).isEqualToNormalizingNewlines("""
                        ramp.yml: 2 problems
                          line   2  owner.name: is missing; write a name
                          line 112  rules[1].metric: 'tickets' is not one of signups; nearest: signups""");
    }

    @Test
    void one_is_a_problem_in_the_singular() {
        problems.add(1, "", "", "is empty");
        assertThat(problems.toString()).isEqualToNormalizingNewlines("ramp.yml: 1 problem\n  line 1  is empty");
    }

    @Test
    void of_a_flood_the_first_500_are_printed() {
        for (int line = 1; line <= 600; line++) {
            problems.add(line, "", "", "is wrong");
        }
        assertThat(problems.size()).isEqualTo(600);
        assertThat(problems.toString().lines()).hasSize(502).last().isEqualTo("  and 100 more");
    }

    @Test
    void what_was_found_is_kept_to_one_short_line() {
        problems.add(1, "ramp", "a\nb\u001B[31m" + "x".repeat(300), "is too long");
        assertThat(problems.list().get(0).words())
                .startsWith("ramp: 'a?b?[31mxxx")
                .hasSizeLessThan(120);
    }
}
