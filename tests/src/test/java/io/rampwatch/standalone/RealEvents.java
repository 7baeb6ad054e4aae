package io.rampwatch.standalone;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real events, which are no part of the project. */
final class RealEvents {
    private RealEvents() {}

    /**
     * The folder with the loan applications: in {@code RAMPWATCH_DATA}, or beside the project. Where it is missing the
     * test is skipped; on a build server it fails, so that the check cannot get lost.
     */
    static Path bpic2012() {
        String told = System.getenv("RAMPWATCH_DATA");
        Path folder = Path.of(told == null ? "../../shared/data" : told)
                .resolve("bpic2012")
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(folder)) {
            String missing = "the real data is missing: there is no folder " + folder + " (RAMPWATCH_DATA is "
                    + (told == null ? "not set" : told) + ")";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            abort(missing);
        }
        return folder;
    }
}
