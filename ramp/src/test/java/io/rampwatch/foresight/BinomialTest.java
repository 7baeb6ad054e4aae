package io.rampwatch.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.metric.RunChance;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {
    private static final int DRAWS = 40_000;

    @ParameterizedTest(name = "{0} with a chance of {1}")
    @CsvSource({"1, 0.3", "5, 0.62", "40, 0.01", "40, 0.5", "1000, 0.0005", "100, 0.52", "3000, 0.4", "3000, 0.996"})
    void each_count_comes_as_often_as_its_chance_says(long n, double chance) {
        var random = new SplittableRandom(n);
        long[] seen = new long[(int) n + 1];
        for (int i = 0; i < DRAWS; i++) {
            seen[(int) Binomial.draw(random, n, chance)]++;
        }
        double furthest = 0;
        long upTo = 0;
        for (int k = 0; k <= n; k++) {
            upTo += seen[k];
            int most = k;
            furthest = Math.max(
                    furthest,
                    Math.abs((double) upTo / DRAWS - RunChance.ofBlock((count, of) -> count <= most, n, chance)));
            if (k > n * chance + 200) {
                break;
            }
        }
        // Kolmogorov and Smirnov: further than this in 1 of 1,000 tests only
        assertThat(furthest).isLessThan(1.95 / Math.sqrt(DRAWS));
    }

    @ParameterizedTest(name = "{0} with a chance of {1}")
    @CsvSource({"0, 0.5, 0", "7, 0, 0", "7, 1, 7"})
    void what_is_certain_is_drawn(long n, double chance, long k) {
        assertThat(Binomial.draw(new SplittableRandom(1), n, chance)).isEqualTo(k);
    }
}
