package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the proven lane promises, counted over simulated ramps: a promise that a visitor can rerun. */
class ProvenLaneSimulationTest {
    private static final int HOURS = 336;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final double LIMIT = 0.48;
    private static final double LOG_THRESHOLD = Threshold.log(0.01, 1);
    /** The fewest accounts that any method needs at the median to prove that 58 % are bad where 48 % may be. */
    private static final double BOUND = KullbackLeibler.accounts(LOG_THRESHOLD, 0.58, LIMIT);

    private static final Rule ALONE = new Rule(GridEvidence.against(LIMIT, 1), LOG_THRESHOLD);
    private static final Behaviour AT_THE_LIMIT = new Behaviour(500, LIMIT, LIMIT, HOURS);

    /** A rule with an evidence lane. */
    private record Rule(GridEvidence grid, double logThreshold) {}

    /** What accounts do: the mean of bad events of each, before and from an hour on. */
    private record Behaviour(int perDay, double before, double after, int change) {}

    @Test
    void of_6000_ramps_exactly_at_the_limit_at_most_6_in_1000_are_paused() {
        long alarms = IntStream.range(0, 6_000)
                .filter(ramp -> proven(new SplittableRandom(ramp), ALONE, AT_THE_LIMIT, 1) != NEVER)
                .count();
        print("one rule exactly at its limit, 6,000 ramps: %.2f %% paused falsely (promise 0.6 %%)", alarms / 60.0);
        assertThat(alarms).isLessThanOrEqualTo(36);
    }

    @Test
    void of_6000_channels_with_six_rules_exactly_at_their_limits_at_most_1_in_100_is_paused() {
        long alarms = sixRules(6_000);
        print("six rules exactly at their limits, 6,000 ramps: %.2f %% paused falsely (promise 1 %%)", alarms / 60.0);
        assertThat(alarms).isLessThanOrEqualTo(60);
    }

    @Test
    @Tag("long")
    void nor_of_2500_when_looked_at_every_five_minutes() {
        long alarms = IntStream.range(0, 2_500)
                .filter(ramp -> proven(new SplittableRandom(ramp), ALONE, AT_THE_LIMIT, 12) != NEVER)
                .count();
        print("one rule, looked at every 5 minutes, 2,500 ramps: %.2f %% paused falsely", alarms / 25.0);
        assertThat(alarms).isLessThanOrEqualTo(15 + 12);
    }

    @ParameterizedTest(name = "{0} signups a day")
    @ValueSource(ints = {100, 500})
    void ten_points_worse_from_the_start_is_proven_by_so_many_accounts_at_the_median(int perDay) {
        double accounts = medianHours(perDay, 0) * perDay / 24;
        print(
                "52 %% -> 42 %% from the start, %d a day: proven by %.0f accounts, %.2f times the bound",
                perDay, accounts, accounts / BOUND);
        assertThat(accounts / BOUND).isBetween(1.0, 1.6);
    }

    @Test
    void a_fall_to_ten_points_under_the_limit_after_a_good_week_is_proven_by_so_many_accounts_at_the_median() {
        double accounts = medianHours(500, 168) * 500 / 24;
        print(
                "62 %% -> 42 %% on day 8, 500 a day: proven by %.0f accounts, %.2f times the bound",
                accounts, accounts / BOUND);
        assertThat(accounts / BOUND).isBetween(1.0, 2.5);
    }

    /**
     * Six rules of one channel share 1 %: threshold 600. Activation twice, two kinds of failures, tickets, escalations;
     * independent of each other, which is the worst case.
     */
    private static long sixRules(int ramps) {
        double threshold = Threshold.log(0.01, 6);
        double[] limits = {0.48, 0.52, 0.20, 0.05, 0.30, 0.02};
        int[] caps = {1, 1, 1, 1, 10, 3};
        return IntStream.range(0, ramps)
                .filter(ramp -> {
                    var random = new SplittableRandom(1_000_000L + ramp);
                    return IntStream.range(0, limits.length).anyMatch(i -> {
                        var rule = new Rule(GridEvidence.against(limits[i], caps[i]), threshold);
                        return proven(random, rule, new Behaviour(500, limits[i], limits[i], HOURS), 1) != NEVER;
                    });
                })
                .count();
    }

    /** The median over 1,000 ramps: hours of accounts from a fall of activation from 62 to 42 %, to the proof. */
    private static double medianHours(int perDay, int fallsAt) {
        int[] hours = IntStream.range(0, 1_000)
                .map(ramp -> proven(new SplittableRandom(ramp), ALONE, new Behaviour(perDay, 0.38, 0.58, fallsAt), 1))
                .sorted()
                .toArray();
        return hours[500] - fallsAt;
    }

    /** The hours passed when the lane says proven. */
    private static int proven(SplittableRandom random, Rule rule, Behaviour accounts, int looksAnHour) {
        var evidence = SeasonEvidence.open(Restarts.HOURLY, GridEvidence.STAKES);
        for (int hour = 0; hour < HOURS; hour++) {
            double bad = hour < accounts.change() ? accounts.before() : accounts.after();
            long[] histogram = new long[2];
            for (int look = 1; look <= looksAnHour; look++) {
                long from = (long) accounts.perDay() * (hour * looksAnHour + look - 1) / (24L * looksAnHour);
                long to = (long) accounts.perDay() * (hour * looksAnHour + look) / (24L * looksAnHour);
                for (long account = from; account < to; account++) {
                    histogram[random.nextDouble() < bad ? 1 : 0]++;
                }
                if (evidence.after(rule.grid().logGains(histogram)).log() >= rule.logThreshold()) {
                    return hour + 1;
                }
            }
            evidence = evidence.after(rule.grid().logGains(histogram));
        }
        return NEVER;
    }

    private static void print(String sentence, Object... figures) {
        System.out.printf(sentence + "%n", figures);
    }
}
