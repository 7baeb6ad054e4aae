package io.rampwatch.channel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What became of the accounts of one hour of signup, by one metric.
 *
 * @param accounts how many have each outcome now
 * @param said how many had when it was last written; empty while it was not
 * @param revision of the latest word; -1 while there is none
 */
public record HourOutcomes(List<Long> accounts, List<Long> said, int revision) {
    static HourOutcomes none(int most) {
        return new HourOutcomes(Collections.nCopies(most + 1, 0L), List.of(), -1);
    }

    HourOutcomes plus(int outcome, long value) {
        List<Long> now = new ArrayList<>(accounts);
        now.set(outcome, now.get(outcome) + value);
        return new HourOutcomes(now, said, revision);
    }

    HourOutcomes written() {
        return new HourOutcomes(accounts, accounts, revision + 1);
    }

    /** Whether there is something that was not written: nobody is not worth a word, unless there was somebody. */
    boolean unsaid() {
        return said.isEmpty() ? accounts.stream().anyMatch(count -> count != 0) : !said.equals(accounts);
    }
}
