package io.rampwatch.flink;

import io.rampwatch.account.Cell;
import io.rampwatch.account.Contribution;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Contributions added up until it is time to send them on: to one cell goes one contribution. */
final class Tallies implements Serializable {
    private final Map<Cell, Long> sums = new HashMap<>();

    void add(Contribution said) {
        sums.merge(said.cell(), said.value(), Long::sum);
    }

    int size() {
        return sums.size();
    }

    /** Sends on what adds up to something, and begins anew. */
    void flush(Consumer<Contribution> to) {
        sums.forEach((cell, value) -> {
            if (value != 0) {
                to.accept(cell.times(value));
            }
        });
        sums.clear();
    }
}
