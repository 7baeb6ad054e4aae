package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the reference vectors, computed independently of this code, comes out of ours to 1e-9.
 *
 * <p>A row that is added to the file is checked without a change here: {@code mvn -pl ramp test
 * -Dtest=ReferenceVectorsTest -Drampwatch.vectors=FILE}.
 */
class ReferenceVectorsTest {

    @BeforeAll
    static void the_file_is_there() {
        ReferenceFile.find();
    }

    static List<ReferenceRow> rows() throws IOException {
        return ReferenceFile.read(ReferenceFile.find());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void our_figure_is_the_reference_figure(ReferenceRow row) {
        assertAll(
                row.toString(),
                () -> ReferenceFunctions.call(row).check(row.expected()),
                () -> assertThat(row.inputs().unread())
                        .as("arguments that nobody reads")
                        .isEmpty());
    }
}
