package io.rampwatch.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contributions may be added up anywhere on their way: in any order, in any portions, in any number of steps. */
class TalliesTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void in_any_order_and_any_portions_they_add_up_to_the_same(long seed) {
        var random = new Random(seed);
        List<Contribution> said = some(random);
        assertThat(new HashSet<>(inPortions(said, random, 4))).isEqualTo(new HashSet<>(sum(said)));
    }

    private static List<Contribution> inPortions(List<Contribution> said, Random random, int steps) {
        List<Contribution> left = new ArrayList<>(said);
        for (int step = 0; step < steps; step++) {
            Collections.shuffle(left, random);
            List<Contribution> sums = new ArrayList<>();
            int from = 0;
            while (from < left.size()) {
                int to = Math.min(left.size(), from + 1 + random.nextInt(20));
                sums.addAll(sum(left.subList(from, to)));
                from = to;
            }
            left = sums;
        }
        return sum(left);
    }

    private static List<Contribution> sum(List<Contribution> said) {
        var tallies = new Tallies();
        said.forEach(tallies::add);
        List<Contribution> sums = new ArrayList<>();
        tallies.flush(sums::add);
        assertThat(sums).extracting(Contribution::cell).doesNotHaveDuplicates();
        assertThat(sums).extracting(Contribution::value).doesNotContain(0L);
        return sums;
    }

    private static List<Contribution> some(Random random) {
        List<Contribution> said = new ArrayList<>();
        List<String> channels = List.of("partner", "direct");
        List<Facet> facets = List.of(Facet.FLOW, Facet.COHORT, Facet.LATEST);
        for (int i = random.nextInt(200); i > 0; i--) {
            said.add(new Contribution(
                    channels.get(random.nextInt(2)),
                    "m" + random.nextInt(2),
                    facets.get(random.nextInt(3)),
                    random.nextInt(3),
                    random.nextInt(3),
                    random.nextInt(2) - 1,
                    random.nextInt(5) - 2));
        }
        return said;
    }
}
