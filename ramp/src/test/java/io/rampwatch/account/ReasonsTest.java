package io.rampwatch.account;

import static io.rampwatch.account.Report.DAY;
import static io.rampwatch.account.Report.HOUR;
import static io.rampwatch.account.Report.MINUTE;
import static io.rampwatch.account.Report.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account stands for in the reasons of its channel. */
class ReasonsTest {
    private static Map<Integer, Long> sums(Told told, String channel, String code) {
        Map<Integer, Long> sums = new TreeMap<>();
        told.sums().forEach((cell, value) -> {
            if (cell.facet() == Facet.REASON
                    && cell.channel().equals(channel)
                    && cell.measure().equals(code)) {
                sums.merge(cell.bin(), value, Long::sum);
            }
        });
        sums.values().removeIf(value -> value == 0);
        return sums;
    }

    private static Map<Cell, Long> cells(Told told, String code) {
        Map<Cell, Long> cells = new HashMap<>(told.sums());
        cells.keySet()
                .removeIf(
                        cell -> cell.facet() != Facet.REASON || !cell.measure().equals(code));
        return cells;
    }

    @Test
    void each_fact_counts_and_the_account_once() {
        var told = Told.of(
                Report.signup(0, "ads"),
                Report.failure("a", 10).withReason("import"),
                Report.failure("b", 20).withReason("import"),
                Report.work(30, 7).withReason("import"),
                Report.failure("c", 21).withReason("token"),
                Report.failure("d", 25));
        assertThat(sums(told, "ads", "import"))
                .isEqualTo(Map.of(
                        Reasons.FAILURES, 2L, Reasons.WORKS, 1L, Reasons.MINUTES, 7_000_000L, Reasons.ACCOUNTS, 1L));
        assertThat(sums(told, "ads", "token")).isEqualTo(Map.of(Reasons.FAILURES, 1L, Reasons.ACCOUNTS, 1L));
    }

    @Test
    void an_account_that_churns_counts_for_each_reason_that_it_met() {
        var told = Told.of(
                Report.signup(0, "ads"),
                Report.failure("a", 10).withReason("import"),
                Report.of(Kind.CHURNED, 3 * DAY).withKey("" + (START + 3 * DAY * MINUTE)));
        assertThat(sums(told, "ads", "import"))
                .isEqualTo(Map.of(Reasons.FAILURES, 1L, Reasons.ACCOUNTS, 1L, Reasons.CHURNED, 1L));
        assertThat(told.sums().keySet().stream().filter(cell -> cell.bin() == Reasons.CHURNED))
                .allMatch(cell -> cell.effectMinute() == START / MINUTE + 3 * DAY);
    }

    @Test
    void a_reason_moves_with_its_account() {
        var told = Told.of(Report.failure("a", 10).withReason("import"), Report.signup(5, "ads"));
        assertThat(sums(told, "(no signup)", "import")).isEmpty();
        assertThat(sums(told, "ads", "import")).isEqualTo(Map.of(Reasons.FAILURES, 1L, Reasons.ACCOUNTS, 1L));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neither_order_nor_repetition_matters(long seed) {
        var random = new Random(seed);
        List<Report> reports = new ArrayList<>(List.of(Report.signup(0, "ads")));
        for (int i = 0; i < 30; i++) {
            long minute = random.nextInt((int) (60 * HOUR));
            String code = "r" + random.nextInt(3);
            reports.add(
                    random.nextBoolean()
                            ? Report.failure("f" + i, minute).withReason(code).withId("f" + i)
                            : Report.work(minute, 1 + i).withReason(code).withId("w" + i));
        }
        var one = Told.of(reports.toArray(Report[]::new));
        reports.addAll(reports.subList(3, 9));
        Collections.shuffle(reports, random);
        var other = Told.of(reports.toArray(Report[]::new));
        for (String code : List.of("r0", "r1", "r2")) {
            assertThat(sums(one, "ads", code)).isNotEmpty();
            assertThat(cells(other, code)).isEqualTo(cells(one, code));
        }
    }
}
