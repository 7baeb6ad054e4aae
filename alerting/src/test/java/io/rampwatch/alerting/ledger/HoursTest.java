package io.rampwatch.alerting.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.alerting.Given;
import io.rampwatch.alerting.ledger.HourRow.Stage;
import io.rampwatch.alerting.page.PageComposer;
import io.rampwatch.metric.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which values of full hours are told, and when. */
class HoursTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long LATE = Duration.ofHours(72).toMillis();
    private static final long AT = Given.NOW.toEpochMilli();

    private final Given.Hand clock = new Given.Hand();
    private Ledger ledger;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        ledger = open(true);
    }

    private Ledger open(boolean hours) {
        var settings = new LedgerSettings(folder.resolve("ledger.db"), clock, clock, Duration.ofMinutes(5), hours);
        return Ledger.open(settings, new PageComposer(Given.plan(), "test", "http://localhost"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void an_hour_is_told_at_once_as_it_was_first_known_and_other_ticks_are_not() {
        take(reading(AT, AT, 0), reading(AT + 60_000, AT + 60_000, 0));
        assertThat(due())
                .extracting(HourRow::stage, HourRow::reading)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Stage.FIRST, reading(AT, AT, 0)));
    }

    @Test
    void a_correction_never_changes_the_first_word() {
        take(reading(AT, AT, 0));
        take(reading(AT, AT + HOUR, 1));
        assertThat(due()).extracting(HourRow::reading).containsExactly(reading(AT, AT, 0));
    }

    @Test
    void the_last_word_is_told_when_no_fact_can_correct_it_any_more() {
        take(reading(AT, AT, 0), reading(AT, AT + HOUR, 1), reading(AT, AT + 2 * HOUR, 2));
        ledger.hours().told(due());
        take(reading(AT + LATE, AT + LATE, 0));
        ledger.hours().told(due());
        assertThat(due()).as("a fact of this tick may still correct it").isEmpty();
        take(reading(AT + LATE + 60_000, AT + LATE + 60_000, 0));
        assertThat(due())
                .extracting(HourRow::stage, HourRow::reading)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Stage.FINAL, reading(AT, AT + 2 * HOUR, 2)));
        ledger.hours().told(due());
        assertThat(due()).isEmpty();
    }

    @Test
    void rows_of_one_hour_come_together_the_oldest_first() {
        take(reading(AT + HOUR, AT + HOUR, 0), reading(AT, AT, 0));
        assertThat(due()).extracting(HourRow::atMillis).containsExactly(AT);
        ledger.hours().told(due());
        assertThat(due()).extracting(HourRow::atMillis).containsExactly(AT + HOUR);
        assertThat(ledger.hours().waiting()).isEqualTo(1);
    }

    @Test
    void where_nobody_tells_them_no_hours_are_kept() {
        ledger.close();
        ledger = open(false);
        take(reading(AT, AT, 0));
        assertThat(due()).isEmpty();
    }

    private List<HourRow> due() {
        return ledger.hours().due(LATE);
    }

    private void take(Reading... readings) {
        ledger.take(new Batch(List.of(), List.of(), List.of(readings), Map.of()));
    }

    private static Reading reading(long tick, long asOf, int revision) {
        return new Reading(Given.CHANNEL, tick, asOf, revision, Map.of());
    }
}
