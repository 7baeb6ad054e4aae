package io.rampwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the key of pseudonyms comes from. */
class PseudonymKeyTest {
    private static final String KEY = "0123456789abcdef";

    @TempDir
    private Path work;

    private Path file(String text, String permissions) throws IOException {
        Path file = Files.writeString(work.resolve("key"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void it_is_in_the_environment_or_in_a_file_that_it_names() throws IOException {
        assertThat(PseudonymKey.of(Map.of())).isEmpty();
        assertThat(PseudonymKey.of(Map.of(PseudonymKey.VARIABLE, KEY))).contains(KEY);
        String file = file(KEY + "\n", "r--------").toString();
        assertThat(PseudonymKey.of(Map.of(PseudonymKey.VARIABLE + "_FILE", file)))
                .contains(KEY);
    }

    @Test
    void a_short_one_two_of_them_and_one_for_everybody_are_refused_without_being_told() throws IOException {
        assertThatThrownBy(() -> PseudonymKey.of(Map.of(PseudonymKey.VARIABLE, "0123456789abcde")))
                .hasMessage("RAMPWATCH_PSEUDONYM_KEY has 15 characters; a key needs at least 16");
        assertThatThrownBy(() -> PseudonymKey.of(
                        Map.of(PseudonymKey.VARIABLE, KEY, PseudonymKey.VARIABLE + "_FILE", "/nowhere")))
                .hasMessageContaining("are both set: one must go");
        String open = file(KEY, "r--r--r--").toString();
        assertThatThrownBy(() -> PseudonymKey.of(Map.of(PseudonymKey.VARIABLE + "_FILE", open)))
                .hasMessageContaining("everybody on this machine may read it");
    }
}
