package io.rampwatch.foresight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A ramp that is simulated once more, account by account, with lanes written out from their words: nothing of the
 * product is used, so what both say alike neither says by accident. Slow, and only for small volumes.
 */
final class PlainRamp {
    private static final int DAY = 1_440;
    private static final int H = DAY;
    private static final int SETTLE = 120;

    private final Random random;
    private final List<int[]> signups = new ArrayList<>();

    /**
     * One ramp.
     *
     * @param days of signups
     * @param before share of accounts (or events per account) before the change
     * @param after from it on
     * @param changeDay when it comes
     * @param tickets whether accounts have any number of events, not one or none
     */
    PlainRamp(Random random, int perDay, int days, double before, double after, int changeDay, boolean tickets) {
        this.random = random;
        for (int i = 0; i < perDay * days; i++) {
            // spread evenly: so many a day, one after the other
            int minute = (int) (((long) i * DAY + DAY - 1) / perDay);
            double mean = minute < changeDay * DAY ? before : after;
            int events = tickets ? poisson(mean) : random.nextDouble() < mean ? 1 : 0;
            int[] account = new int[events + 1];
            account[0] = minute;
            for (int e = 1; e <= events; e++) {
                account[e] = age();
            }
            signups.add(account);
        }
    }

    private int poisson(double mean) {
        int events = -1;
        for (double product = 1; product > Math.exp(-mean); product *= random.nextDouble()) {
            events++;
        }
        return Math.max(0, events);
    }

    /**
     * Age of an event in minutes, rounded up: a lognormal of median 2 h that is drawn again where it is beyond 24 h.
     */
    private int age() {
        while (true) {
            double minutes = 120 * Math.exp(1.2 * random.nextGaussian());
            if (minutes <= H) {
                return (int) Math.ceil(minutes);
            }
        }
    }

    /** Minutes until two bad (pooled) days in a row are closed; -1 for never. */
    int slow(double limit, boolean above, int floor, int toDay) {
        int bad = 0;
        int pooled = 0;
        double k = 0;
        double n = 0;
        for (int day = 0; day < toDay; day++) {
            for (int[] account : signups) {
                if (account[0] / DAY == day) {
                    n++;
                    k += account.length - 1;
                }
            }
            pooled++;
            if (n >= floor) {
                // half a millionth below any difference of whole counts: equality belongs to the fall
                boolean beyond = above ? k / n > limit + 1e-9 : k / n <= limit + 1e-9;
                bad = beyond ? bad + 1 : 0;
                if (bad == 2) {
                    return (day + 1) * DAY + H + SETTLE;
                }
                pooled = 0;
                k = 0;
                n = 0;
            } else if (pooled == 3) {
                pooled = 0;
                k = 0;
                n = 0;
            }
        }
        return -1;
    }

    /** Minutes until the early value was beyond at 24 looks in period form, or at 48 in any; -1 for never. */
    int live(double limit, boolean above, boolean tickets, int lastMinute) {
        int run = 0;
        int run24 = 0;
        int unknown = 0;
        for (int now = 60; now <= lastMinute; now += 60) {
            int recent = signupsIn(now - DAY, now);
            boolean period = recent >= 100;
            boolean enough = period || signupsIn(now - 2 * DAY, now) >= 90;
            double value = enough ? early(now, period, tickets) : Double.NaN;
            if (Double.isNaN(value)) {
                if (++unknown == 7) {
                    run = 0;
                    run24 = 0;
                }
                continue;
            }
            unknown = 0;
            if (above ? value > limit + 1e-12 : value <= limit + 1e-12) {
                run++;
                run24 = period ? run24 + 1 : 0;
            } else {
                run = 0;
                run24 = 0;
            }
            if (run24 >= 24 || run >= 48) {
                return now;
            }
        }
        return -1;
    }

    private int signupsIn(int from, int to) {
        return (int) signups.stream()
                .filter(account -> account[0] >= from && account[0] < to)
                .count();
    }

    /** Kaplan and Meier, or the mean cumulative count, over cells of quarters of an hour and age bins. */
    private double early(int now, boolean period, boolean tickets) {
        int[] ends = new int[27];
        for (int i = 0; i < 27; i++) {
            ends[i] = i < 4 ? 15 * (i + 1) : 60 * (i - 2);
        }
        double[] atRisk = new double[27];
        double[] events = new double[27];
        for (int[] account : signups) {
            int bucket = account[0] / 15 * 15;
            if (bucket >= now || bucket + 15 <= now - 2 * DAY || (!period && bucket < now - 2 * DAY)) {
                continue;
            }
            boolean gone = false;
            for (int k = 0; k < 27 && !gone; k++) {
                int complete = bucket + 15 + ends[k];
                int from = k == 0 ? -1 : ends[k - 1];
                int here = 0;
                for (int e = 1; e < account.length; e++) {
                    here += account[e] > from && account[e] <= ends[k] ? 1 : 0;
                }
                if (complete <= now && (!period || complete > now - DAY)) {
                    atRisk[k]++;
                    events[k] += here;
                }
                gone = !tickets && here > 0;
            }
        }
        double left = 1;
        double sum = 0;
        for (int k = 0; k < 27; k++) {
            if (atRisk[k] == 0) {
                return Double.NaN;
            }
            left *= 1 - events[k] / atRisk[k];
            sum += events[k] / atRisk[k];
        }
        return tickets ? sum : 1 - left;
    }

    /**
     * Minutes until the evidence of mature accounts reaches a threshold; -1 for never. Plain products, not logarithms.
     */
    int proven(double limit, boolean badIsNone, double threshold, int lastMinute) {
        double[] stakes = new double[8];
        for (int minute = 0; minute + 60 <= lastMinute; minute += 60) {
            int hour = minute / 60 % 336;
            if (hour == 0) {
                Arrays.fill(stakes, 0);
            }
            double weight = hour == 0 ? 0.5 + 1 / 672.0 : 1 / 672.0;
            for (int j = 0; j < 8; j++) {
                stakes[j] += weight;
            }
            for (int[] account : signups) {
                if (account[0] / 60 == minute / 60) {
                    int y = badIsNone ? (account.length == 1 ? 1 : 0) : Math.min(10, account.length - 1);
                    for (int j = 0; j < 8; j++) {
                        double u = Math.pow(2, -(j + 1));
                        stakes[j] *= 1 - u + u * y / limit;
                    }
                }
            }
            double evidence = Arrays.stream(stakes).sum() / 8 + (335 - hour) / 672.0;
            if (evidence >= threshold) {
                return minute + 60 + H + SETTLE;
            }
        }
        return -1;
    }

    /** The earliest of some minutes; -1 where all are. */
    static int earliest(int... minutes) {
        return Arrays.stream(minutes).filter(minute -> minute >= 0).min().orElse(-1);
    }
}
