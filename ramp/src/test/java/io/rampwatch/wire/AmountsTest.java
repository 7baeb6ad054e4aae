package io.rampwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1000000",
        "0.5, 500000",
        "1440, 1440000000",
        "1.44e3, 1440000000",
        "12.3456785, 12345678",
        "12.3456795, 12345680",
        "12.34567851, 12345679",
        "0.0000005, 0",
        "0.00000051, 1",
        "0.0000015, 2",
        "1e-9, 0",
        "1e-999999999, 0",
        "0007, 7000000"
    })
    void six_decimals_are_kept_and_half_goes_to_the_even_neighbour(String written, long millionths) throws Exception {
        assertThat(Amounts.millionths("minutes", new Scalar(Scalar.Form.NUMBER, written), 1_440))
                .isEqualTo(millionths);
        assertThat(Amounts.millionths("minutes", new Scalar(Scalar.Form.TEXT, written), 1_440))
                .isEqualTo(millionths);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "0e999999999", "-1e-9", "1440.000001", "1e9", "1e400", "1e999999999"})
    void what_is_not_above_zero_and_within_the_limit_is_refused_at_once(String written) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatExceptionOfType(Refused.class)
                        .isThrownBy(() -> Amounts.millionths("minutes", new Scalar(Scalar.Form.NUMBER, written), 1_440))
                        .withMessage("minutes is not above 0 and at most 1440"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12x", "1,5", "١٢", "NaN", "Infinity", "1e", "1e99999999999", "--1", "1 2", "0x10"})
    void text_that_is_no_number_is_refused(String written) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Amounts.millionths("minutes", new Scalar(Scalar.Form.TEXT, written), 1_440))
                .withMessage("minutes is not a number");
    }
}
