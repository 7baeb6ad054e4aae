package io.rampwatch.standalone;

import java.util.SplittableRandom;

/** Says when to strike: the same for the same seed. */
final class Nemesis {
    private static final int SLICES = 10;

    private final long seed;
    private final SplittableRandom random;
    private int strikes;

    /** The seed of {@code -Drampwatch.kill.seed}, or else this one. */
    Nemesis(long otherwise) {
        seed = Long.getLong("rampwatch.kill.seed", otherwise);
        random = new SplittableRandom(seed);
    }

    /**
     * Feeds a part of the input and strikes meanwhile: while half of it is worked off and the other half still comes,
     * and one time in five right after the start.
     *
     * @param victim lives now
     * @param strike ends it
     */
    void strikes(Stage stage, Recorded part, Child victim, Runnable strike) {
        strikes++;
        int half = part.size() / 2;
        part.from(0, half).begin(stage.producer());
        int slice = 0;
        if (random.nextInt(5) == 0) {
            victim.outlives(random.nextInt(6_000));
        } else {
            stage.comesTo(within(part.from(0, half)));
            int last = random.nextInt(SLICES + 1);
            while (slice < last) {
                slice(part, half, slice++).begin(stage.producer());
                victim.outlives(random.nextInt(400));
            }
        }
        strike.run();
        System.out.printf("seed %d, strike %d: levels had come to %d%n", seed, strikes, stage.tickMillis());
        while (slice < SLICES) {
            slice(part, half, slice++).begin(stage.producer());
        }
    }

    /** A time in the first half of it: every partition will have come there. */
    private long within(Recorded part) {
        return part.sinceMillis() + (part.untilMillis() - part.sinceMillis()) / 20 * (1 + random.nextInt(10));
    }

    private static Recorded slice(Recorded part, int half, int slice) {
        int rest = part.size() - half;
        return part.from(half + rest * slice / SLICES, half + rest * (slice + 1) / SLICES);
    }
}
