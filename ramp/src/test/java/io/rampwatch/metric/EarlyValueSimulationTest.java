package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fivefold step of volume with nothing wrong: what the early value reads, and what the naive quotient would. */
class EarlyValueSimulationTest {
    private static final double TRUTH = 0.62;
    private static final int RAMPS = 1_000;
    private static final Horizon DAY = Horizon.of(1440);
    private static final long STEP_MINUTE = 4 * 1440;
    private static final long MINUTE_MILLIS = 60_000;

    /** An account and the age at which it converts; {@link Long#MAX_VALUE} for never. */
    private record Account(long signupMinute, long ageMillis) {
        boolean convertsIn(long fromMinute, long toMinute) {
            long minute = signupMinute + ageMillis / MINUTE_MILLIS;
            return ageMillis != Long.MAX_VALUE && minute >= fromMinute && minute < toMinute;
        }
    }

    @ParameterizedTest(name = "{0} hours after the step")
    @ValueSource(ints = {0, 5, 12, 24})
    void a_fivefold_step_does_not_move_the_early_value(int hours) {
        long now = STEP_MINUTE + hours * 60L;
        double sum = 0;
        int covered = 0;
        for (int ramp = 0; ramp < RAMPS; ramp++) {
            var runOff = RunOff.ofConversions(
                    buckets(accounts(new SplittableRandom(ramp), now)), DAY, Completed.inTheLast(1440, now));
            var estimate = KaplanMeier.of(runOff.atRisk(), runOff.events());
            var limits = estimate.logLogLimits(0.95).orElseThrow();
            sum += estimate.value().orElseThrow();
            covered += limits.lo() <= TRUTH && TRUTH <= limits.hi() ? 1 : 0;
        }
        assertThat(100 * Math.abs(sum / RAMPS - TRUTH)).as("bias in points").isLessThan(0.3);
        assertThat(100.0 * covered / RAMPS).as("coverage in percent").isBetween(93.0, 97.0);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_naive_quotient_falls_by_more_than_ten_points_at_once(long seed) {
        long now = STEP_MINUTE + 5 * 60;
        var accounts = accounts(new SplittableRandom(seed), now);
        double signups = accounts.stream()
                .filter(account -> account.signupMinute() >= now - 1440)
                .count();
        long converted = accounts.stream()
                .filter(account -> account.convertsIn(now - 1440, now))
                .count();
        assertThat(converted / signups).isLessThan(TRUTH - 0.10);
    }

    /**
     * 500 accounts a day, 2,500 from the step on, over three days up to now; half of the conversions come within 2 h.
     */
    private static List<Account> accounts(SplittableRandom random, long now) {
        List<Account> accounts = new ArrayList<>();
        for (long minute = now - 3 * 1440; minute < now; minute++) {
            int tries = minute < STEP_MINUTE ? 1 : 5;
            for (int i = 0; i < tries; i++) {
                if (random.nextDouble() < 500 / 1440.0) {
                    accounts.add(new Account(minute, age(random)));
                }
            }
        }
        return accounts;
    }

    private static long age(SplittableRandom random) {
        if (random.nextDouble() >= TRUTH) {
            return Long.MAX_VALUE;
        }
        double hours;
        do {
            hours = 2 * Math.exp(1.2 * NormalQuantile.of(random.nextDouble(1e-12, 1)));
        } while (hours > 24);
        return (long) (hours * 60 * MINUTE_MILLIS);
    }

    private static List<SignupBucket> buckets(List<Account> accounts) {
        var counts = new TreeMap<Long, long[]>();
        for (Account account : accounts) {
            long[] row = counts.computeIfAbsent(DAY.bucket(account.signupMinute()), bucket -> new long[DAY.bins() + 1]);
            row[DAY.bins()]++;
            if (account.ageMillis() != Long.MAX_VALUE) {
                row[DAY.bin(account.ageMillis())]++;
            }
        }
        List<SignupBucket> buckets = new ArrayList<>();
        counts.forEach((start, row) -> buckets.add(
                new SignupBucket(start + DAY.bucketMinutes(), row[DAY.bins()], Arrays.copyOf(row, DAY.bins()))));
        return buckets;
    }
}
