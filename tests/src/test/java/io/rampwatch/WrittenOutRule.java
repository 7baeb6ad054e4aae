package io.rampwatch;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A rule that the plan language does not have, written out in whole numbers: "pause when two qualifying days in a row
 * lie 10 points or more under the mean of the last 14 good ones; restart after five at most 2 points under it".
 *
 * <p>A day qualifies with 20 signups. One that does not neither counts nor breaks, and is not pooled. The baseline is
 * what the last 14 days that entered it converted, together; a low day never enters it, nor does a day of a pause.
 */
final class WrittenOutRule {
    private static final int BASELINE_DAYS = 14;
    private static final int LOW_DAYS = 2;
    private static final int GOOD_DAYS = 5;
    private static final long FLOOR = 20;

    private final Deque<Day> baseline = new ArrayDeque<>();
    private final List<Word> said = new ArrayList<>();
    private boolean paused;
    private int inARow;

    /** A closed day: k of n. */
    record Day(String date, long k, long n) {}

    /** What was said on which day, against which baseline. */
    record Word(String event, Day day, long baselineK, long baselineN) {}

    private WrittenOutRule() {}

    /** All that the rule says of these days, in their order. */
    static List<Word> over(List<Day> days) {
        var rule = new WrittenOutRule();
        days.stream().filter(day -> day.n() >= FLOOR).forEach(rule::hear);
        return rule.said;
    }

    private void hear(Day day) {
        if (baseline.size() < BASELINE_DAYS) {
            baseline.add(day);
        } else if (paused) {
            inARow = notUnder(day, 2) ? inARow + 1 : 0;
            say(day, GOOD_DAYS, "RESTART_OK");
        } else if (under(day, 10)) {
            inARow++;
            say(day, LOW_DAYS, "PAUSE");
        } else {
            inARow = 0;
            baseline.add(day);
            baseline.remove();
        }
    }

    private void say(Day day, int needed, String event) {
        if (inARow == needed) {
            said.add(new Word(event, day, sumK(), sumN()));
            paused = !paused;
            inARow = 0;
        }
    }

    /** k/n ≤ K/N − points/100, without a division. */
    private boolean under(Day day, long points) {
        return sign(day, points) <= 0;
    }

    /** k/n ≥ K/N − points/100. */
    private boolean notUnder(Day day, long points) {
        return sign(day, points) >= 0;
    }

    private int sign(Day day, long points) {
        var left = product(100, day.k(), sumN());
        var right = product(day.n(), 100 * sumK() - points * sumN());
        return left.compareTo(right);
    }

    private static BigInteger product(long... factors) {
        BigInteger product = BigInteger.ONE;
        for (long factor : factors) {
            product = product.multiply(BigInteger.valueOf(factor));
        }
        return product;
    }

    private long sumK() {
        return baseline.stream().mapToLong(Day::k).sum();
    }

    private long sumN() {
        return baseline.stream().mapToLong(Day::n).sum();
    }
}
