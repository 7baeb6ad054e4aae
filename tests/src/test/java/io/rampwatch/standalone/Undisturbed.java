package io.rampwatch.standalone;

import java.nio.file.Path;

/** A run that nothing disturbs. */
final class Undisturbed {
    private Undisturbed() {}

    /** What stands when all of the input was worked off. */
    static Kept of(Recorded all, Path folder) throws Exception {
        try (var broker = Broker.start(folder.resolve("kafka"), Broker.ANY_PORT);
                var stage = Stage.in(folder, broker.settings())) {
            try (var run = stage.run()) {
                all.begin(stage.producer());
                stage.finishes(all);
                run.outlives(0);
            }
            return stage.kept();
        }
    }
}
