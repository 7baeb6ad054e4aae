package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.rampwatch.mapping.FuzzMapping;
import io.rampwatch.wire.FuzzEvents;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What fuzzing (-Pfuzz) begins with, and what it found worth keeping: one file a case, each by its way into the code.
 */
class FuzzRegressionTest {
    @Test
    void the_corpus_of_events_breaks_nothing() throws Exception {
        each("events", FuzzEvents::fuzzerTestOneInput);
    }

    @Test
    void the_corpus_of_mappings_breaks_nothing() throws Exception {
        each("mapping", FuzzMapping::fuzzerTestOneInput);
    }

    private static void each(String corpus, Consumer<byte[]> target) throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(FuzzRegressionTest.class.getResource("/fuzz/" + corpus))
                .toURI());
        try (var files = Files.list(folder)) {
            List<Path> cases = files.sorted().toList();
            assertThat(cases).hasSizeGreaterThan(8);
            for (Path file : cases) {
                byte[] bytes = Files.readAllBytes(file);
                assertThatCode(() -> target.accept(bytes)).as(file.toString()).doesNotThrowAnyException();
            }
        }
    }
}
