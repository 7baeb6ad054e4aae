package io.rampwatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of channels as they come and as they are counted. */
class ChannelTest {
    @ParameterizedTest
    @CsvSource({"Paid Search,paid search", "' partner-acme ',partner-acme", "ÉTÉ,été", "a/b (c),a/b (c)", "İ,i\u0307"})
    void a_name_is_counted_trimmed_and_in_lower_case(String raw, String counted) {
        assertThat(Channel.normalise(raw)).contains(counted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "(all)", " (ALL) ", "(", "a\tb", "a\nb", "a|b", "a,b", "😀"})
    void names_that_are_ours_or_hold_other_characters_are_none(String raw) {
        assertThat(Channel.normalise(raw)).isEmpty();
    }

    @Test
    void a_name_has_at_most_64_characters() {
        assertThat(Channel.normalise("x".repeat(64))).contains("x".repeat(64));
        assertThat(Channel.normalise("x".repeat(65))).isEmpty();
    }

    @Test
    void a_normalised_name_stays_as_it_is() {
        String once = Channel.normalise(" Été-İ 7 ").orElseThrow();
        assertThat(Channel.normalise(once)).contains(once);
    }

    @Test
    void our_names_begin_with_a_parenthesis() {
        assertThat(Channel.isBuiltIn(Channel.ALL)).isTrue();
        assertThat(Channel.isBuiltIn(Channel.NO_SIGNUP)).isTrue();
        assertThat(Channel.isBuiltIn("partner (all)")).isFalse();
    }
}
