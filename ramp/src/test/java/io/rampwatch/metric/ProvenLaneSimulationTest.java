package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the proven lane promises, counted over simulated ramps: a promise that a visitor can rerun. */
class ProvenLaneSimulationTest {
    private static final int HOURS = 336;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final double LIMIT = 0.48;
    private static final double LOG_THRESHOLD = Threshold.log(0.01, 1);
    private static final GridEvidence GRID = GridEvidence.against(LIMIT, 1);

    @Test
    void of_6000_ramps_exactly_at_the_limit_at_most_6_in_1000_are_paused() {
        long alarms = IntStream.range(0, 6_000)
                .filter(ramp -> proven(new SplittableRandom(ramp), 500, LIMIT, HOURS, 1) != NEVER)
                .count();
        // three standard errors above 36 = 0.6 %
        assertThat(alarms).isLessThanOrEqualTo(36 + 18);
    }

    @Test
    @Tag("long")
    void nor_of_2500_when_looked_at_every_five_minutes() {
        long alarms = IntStream.range(0, 2_500)
                .filter(ramp -> proven(new SplittableRandom(ramp), 500, LIMIT, HOURS, 12) != NEVER)
                .count();
        assertThat(alarms).isLessThanOrEqualTo(15 + 12);
    }

    @Test
    void ten_points_worse_from_the_start_is_proven_within_17_hours_of_accounts() {
        double median = medianHour(0);
        assertThat(median).isBetween(14.0, 18.0);
    }

    @Test
    void ten_points_worse_after_a_good_week_is_proven_within_30_hours_of_accounts() {
        double median = medianHour(168);
        assertThat(median).isBetween(25.0, 30.0);
    }

    /** The median over 1,000 ramps: hours from a fall of activation, from 62 to 42 %, to the proof. */
    private static double medianHour(int fallsAt) {
        int[] hours = IntStream.range(0, 1_000)
                .map(ramp -> proven(new SplittableRandom(ramp), 500, 0.58, fallsAt, 1))
                .sorted()
                .toArray();
        return hours[500] - fallsAt;
    }

    /**
     * The hours passed when the lane says proven.
     *
     * @param badAfter share of bad accounts from {@code change} on; before it 0.48 where the ramp stays at the limit,
     *     0.38 where it falls later
     */
    private static int proven(SplittableRandom random, int perDay, double badAfter, int change, int looksAnHour) {
        double badBefore = change == HOURS ? LIMIT : 0.38;
        var evidence = SeasonEvidence.open(Restarts.HOURLY, GridEvidence.STAKES);
        for (int hour = 0; hour < HOURS; hour++) {
            long[] histogram = new long[2];
            for (int look = 1; look <= looksAnHour; look++) {
                long from = (long) perDay * (hour * looksAnHour + look - 1) / (24L * looksAnHour);
                long to = (long) perDay * (hour * looksAnHour + look) / (24L * looksAnHour);
                for (long account = from; account < to; account++) {
                    histogram[random.nextDouble() < (hour < change ? badBefore : badAfter) ? 1 : 0]++;
                }
                if (evidence.after(GRID.logGains(histogram)).log() >= LOG_THRESHOLD) {
                    return hour + 1;
                }
            }
            evidence = evidence.after(GRID.logGains(histogram));
        }
        return NEVER;
    }
}
