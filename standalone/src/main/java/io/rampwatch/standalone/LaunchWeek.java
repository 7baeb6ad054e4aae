package io.rampwatch.standalone;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A launch week of three channels, one of which breaks on its fourth day: the same accounts for the same days, whenever
 * it is played.
 *
 * <p>Signups are spread over each calendar day by the hours in which people sign up, so that every day has exactly its
 * number; what becomes of an account is drawn from a generator of its own.
 */
final class LaunchWeek {
    /** The channel that breaks. */
    static final String BROKEN_CHANNEL = "partner-acme";

    /** The first day on which it is broken, counted from 0. */
    static final int BROKEN_DAY = 3;

    private static final int DAYS = 8;

    /** How likely a signup is in each hour of the day. */
    private static final double[] HOURS = {1, 1, 1, 1, 1, 2, 3, 5, 7, 8, 8, 8, 7, 8, 8, 8, 7, 6, 5, 5, 4, 4, 3, 2};

    private final LocalDate first;
    private final ZoneId zone;
    private final long seed;

    /**
     * A week.
     *
     * @param first its first calendar day
     */
    LaunchWeek(LocalDate first, ZoneId zone, long seed) {
        this.first = first;
        this.zone = zone;
        this.seed = seed;
    }

    /** A channel and how many signups it has a day. */
    private record Volume(String channel, int signups) {}

    private static final List<Volume> VOLUMES =
            List.of(new Volume("paid-search", 150), new Volume(BROKEN_CHANNEL, 125), new Volume("marketplace", 140));

    /** What accounts that sign up in {@code [fromMillis, toMillis)} do until then, in order. */
    List<Happening> between(long fromMillis, long toMillis) {
        List<Happening> all = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (Volume volume : VOLUMES) {
                signups(day, volume, fromMillis, all);
            }
        }
        all.removeIf(each -> each.atMillis() >= toMillis);
        all.sort(Comparator.comparingLong(Happening::atMillis).thenComparing(Happening::key));
        return all;
    }

    private void signups(int day, Volume volume, long fromMillis, List<Happening> all) {
        boolean broken = volume.channel().equals(BROKEN_CHANNEL) && day >= BROKEN_DAY;
        long start = first.plusDays(day).atStartOfDay(zone).toInstant().toEpochMilli();
        for (int i = 0; i < volume.signups(); i++) {
            var random = new SplittableRandom(seed * 31 + volume.channel().hashCode() * 1_000_003L + day * 10_007L + i);
            long at = start + timeOfDay((i + random.nextDouble()) / volume.signups());
            String name = String.format("%s-%d%03d", volume.channel(), day + 1, i);
            // tickets of somebody who signed up before anybody listened would be tickets of nobody
            if (at >= fromMillis) {
                new LaunchAccount(name, volume.channel(), broken ? Mood.BROKEN : Mood.WELL, random, all).live(at);
            }
        }
    }

    /** The time of day by which a share of the day's signups has come. */
    private static long timeOfDay(double share) {
        double all = 0;
        for (double weight : HOURS) {
            all += weight;
        }
        double left = share * all;
        int hour = 0;
        while (hour < HOURS.length - 1 && left > HOURS[hour]) {
            left -= HOURS[hour];
            hour++;
        }
        return (long) ((hour + Math.min(1, left / HOURS[hour])) * 3_600_000L);
    }
}
