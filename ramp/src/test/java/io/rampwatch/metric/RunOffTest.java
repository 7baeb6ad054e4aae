package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunOffTest {
    private static final Horizon TWO_HOURS = new Horizon(120, 60, List.of(60L, 120L));
    private static final List<SignupBucket> BUCKETS =
            List.of(new SignupBucket(60, 10, new long[] {4, 1}), new SignupBucket(120, 20, new long[] {8, 3}));

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void a_cell_counts_from_the_minute_in_which_its_youngest_account_has_lived_through_the_bin() {
        assertThat(RunOff.ofConversions(BUCKETS, TWO_HOURS, Completed.by(119)).atRisk())
                .containsExactly(0, 0);
        assertThat(RunOff.ofConversions(BUCKETS, TWO_HOURS, Completed.by(120)).atRisk())
                .containsExactly(10, 0);
        assertThat(RunOff.ofConversions(BUCKETS, TWO_HOURS, Completed.by(180)).atRisk())
                .containsExactly(30, 6);
        assertThat(RunOff.ofConversions(BUCKETS, TWO_HOURS, Completed.by(240)).atRisk())
                .containsExactly(30, 18);
    }

    @Test
    void the_period_form_leaves_out_what_was_complete_before() {
        var runOff = RunOff.ofConversions(BUCKETS, TWO_HOURS, Completed.inTheLast(60, 180));
        assertThat(runOff.atRisk()).containsExactly(20, 6);
        assertThat(runOff.events()).containsExactly(8, 1);
    }

    @Test
    void an_account_with_a_ticket_stays_at_risk_of_the_next() {
        assertThat(RunOff.ofEvents(BUCKETS, TWO_HOURS, Completed.by(240)).atRisk())
                .containsExactly(30, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neither_the_order_of_buckets_nor_a_split_of_one_changes_anything(long seed) {
        var random = new SplittableRandom(seed);
        List<SignupBucket> whole = new ArrayList<>();
        List<SignupBucket> parts = new ArrayList<>();
        for (int b = 1; b <= 20; b++) {
            var one = new SignupBucket(15L * b, 40, random.longs(27, 0, 2).toArray());
            var other = new SignupBucket(15L * b, 60, random.longs(27, 0, 3).toArray());
            parts.addAll(List.of(one, other));
            whole.add(merged(one, other));
        }
        Collections.shuffle(parts, new Random(seed));
        var completed = new Completed(random.nextLong(200), 200 + random.nextLong(2_000));
        var expected = RunOff.ofConversions(whole, Horizon.of(1440), completed);
        var found = RunOff.ofConversions(parts, Horizon.of(1440), completed);
        assertThat(found.atRisk()).containsExactly(expected.atRisk());
        assertThat(found.events()).containsExactly(expected.events());
    }

    private static SignupBucket merged(SignupBucket one, SignupBucket other) {
        long[] events = one.events().clone();
        Arrays.setAll(events, k -> events[k] + other.events()[k]);
        return new SignupBucket(one.endMinute(), one.signups() + other.signups(), events);
    }

    @Test
    void defects_of_the_books_are_told() {
        assertThat(new SignupBucket(0, 5, new long[] {2, 3}).overdrawn()).isFalse();
        assertThat(new SignupBucket(0, 5, new long[] {3, 3}).overdrawn()).isTrue();
        assertThat(new SignupBucket(0, 5, new long[] {3, -1}).negative()).isTrue();
        assertThat(new SignupBucket(0, -1, new long[] {0}).negative()).isTrue();
        assertThat(new SignupBucket(0, 0, new long[] {0}).negative()).isFalse();
    }

    @Test
    void a_bucket_of_another_horizon_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunOff.ofConversions(BUCKETS, Horizon.of(1440), Completed.by(0)));
    }
}
