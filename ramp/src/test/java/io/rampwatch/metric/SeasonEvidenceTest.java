package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonEvidenceTest {
    private static final GridEvidence GRID = GridEvidence.against(0.48, 1);

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @Test
    void before_anything_is_seen_and_in_empty_hours_evidence_is_1() {
        assertThat(SeasonEvidence.open(Restarts.HOURLY, 8).log()).isZero();
        var quiet = Collections.nCopies(400, GRID.logGains(new long[] {0, 0}));
        for (int hours : new int[] {1, 100, 335, 336, 400}) {
            assertThat(SeasonEvidence.of(Restarts.HOURLY, quiet.subList(0, hours))
                            .log())
                    .isCloseTo(0, within(1e-12));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void taken_up_where_it_was_left_it_goes_on_with_the_same_bits(long seed) {
        List<double[]> gains = season(new SplittableRandom(seed), 360);
        var whole = SeasonEvidence.of(Restarts.HOURLY, gains);
        var half = SeasonEvidence.of(Restarts.HOURLY, gains.subList(0, 200));
        var resumed = SeasonEvidence.resume(Restarts.HOURLY, half.periods(), half.logStakes());
        for (double[] hour : gains.subList(200, 360)) {
            resumed = resumed.after(hour);
        }
        assertThat(resumed.log()).isEqualTo(whole.log());
        assertThat(resumed.logStakes()).containsExactly(whole.logStakes());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_look_inside_the_hour_changes_nothing(long seed) {
        List<double[]> gains = season(new SplittableRandom(seed), 10);
        var evidence = SeasonEvidence.of(Restarts.HOURLY, gains);
        double before = evidence.log();
        assertThat(evidence.after(GRID.logGains(new long[] {0, 9})).log()).isGreaterThan(before);
        assertThat(evidence.log()).isEqualTo(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void it_is_the_weighted_mean_over_the_starts_and_what_lies_ahead(long seed) {
        List<double[]> gains = season(new SplittableRandom(seed), 8);
        var restarts = new Restarts(10, 0.25);
        double sum = 2 * 0.075;
        for (int start = 0; start < 8; start++) {
            double weight = start == 0 ? 0.325 : 0.075;
            for (int j = 0; j < 8; j++) {
                int stake = j;
                double grown = gains.subList(start, 8).stream()
                        .mapToDouble(hour -> hour[stake])
                        .sum();
                sum += weight / 8 * Math.exp(grown);
            }
        }
        assertThat(SeasonEvidence.of(restarts, gains).log()).isCloseTo(Math.log(sum), within(1e-12));
    }

    @Test
    void the_strongest_start_is_the_hour_in_which_the_accounts_turned_bad() {
        List<double[]> gains = new ArrayList<>(Collections.nCopies(168, GRID.logGains(new long[] {13, 8})));
        gains.addAll(Collections.nCopies(48, GRID.logGains(new long[] {8, 13})));
        assertThat(StrongestStart.of(Restarts.HOURLY, gains)).hasValue(168);
        assertThat(StrongestStart.of(Restarts.HOURLY, List.of())).isEmpty();
    }

    @Test
    void no_start_lies_beyond_the_season() {
        List<double[]> gains = new ArrayList<>(Collections.nCopies(4, GRID.logGains(new long[] {13, 8})));
        gains.addAll(Collections.nCopies(4, GRID.logGains(new long[] {0, 20})));
        assertThat(StrongestStart.of(new Restarts(3, 0), gains)).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void a_share_at_once_that_is_no_share_is_refused(double atOnce) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Restarts(336, atOnce));
    }

    @Test
    void every_hour_has_one_gain_for_each_stake() {
        var open = SeasonEvidence.open(Restarts.HOURLY, 8);
        assertThatIllegalArgumentException().isThrownBy(() -> open.after(new double[7]));
        assertThatIllegalArgumentException().isThrownBy(() -> SeasonEvidence.open(Restarts.HOURLY, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeasonEvidence.resume(Restarts.HOURLY, -1, new double[8]));
    }

    private static List<double[]> season(SplittableRandom random, int hours) {
        return IntStream.range(0, hours)
                .mapToObj(hour -> GRID.logGains(new long[] {random.nextLong(15), random.nextLong(15)}))
                .toList();
    }
}
