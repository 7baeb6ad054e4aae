package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannedVolumeTest {
    private static final ChannelPlan CHANNEL = Written.small().plan().channels().get(0);
    private static final Map<LocalDate, Long> SIGNUPS = Map.of(
            LocalDate.parse("2026-11-22"), 90L,
            LocalDate.parse("2026-11-23"), 130L,
            LocalDate.parse("2026-11-24"), 120L,
            LocalDate.parse("2026-11-30"), 200L,
            LocalDate.parse("2026-12-01"), 77L);

    @Test
    void each_step_that_has_begun_shows_what_came_beside_what_was_planned() {
        assertThat(PlannedVolume.of(CHANNEL, SIGNUPS, LocalDate.parse("2026-12-01")))
                .containsExactly(
                        new PlannedVolume(LocalDate.parse("2026-11-23"), 125, 7, 875, 250),
                        new PlannedVolume(LocalDate.parse("2026-11-30"), 175, 1, 175, 200));
    }

    @Test
    void a_step_that_has_not_begun_is_not_shown_and_a_day_that_has_not_ended_is_not_counted() {
        var steps = PlannedVolume.of(CHANNEL, SIGNUPS, LocalDate.parse("2026-11-23"));
        assertThat(steps).containsExactly(new PlannedVolume(LocalDate.parse("2026-11-23"), 125, 0, 0, 0));
        assertThat(steps.get(0).shareMillionths()).isNull();
        assertThat(steps.get(0).words()).isEqualTo("from 2026-11-23: 0 of 0 planned signups in 0 days");
        assertThat(PlannedVolume.of(CHANNEL, SIGNUPS, LocalDate.parse("2026-11-22")))
                .isEmpty();
    }

    @Test
    void it_reads_as_a_sentence() {
        var step = PlannedVolume.of(CHANNEL, SIGNUPS, LocalDate.parse("2026-11-25"))
                .get(0);
        assertThat(step.words()).isEqualTo("from 2026-11-23: 250 of 250 planned signups in 2 days (100.0 %)");
        assertThat(step.shareMillionths()).isEqualTo(1_000_000);
    }
}
