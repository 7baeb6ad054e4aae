package io.rampwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.ChosenTimelines.Chosen;
import io.rampwatch.account.Timeline;
import io.rampwatch.wire.PseudonymKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people read in the place of an account's id. */
class AccountNamesTest {
    private static final Chosen CHOSEN =
            new Chosen(2, 1, 1, 0, 0, 9, List.of(account("jane")), List.of(account("joe")));
    private static final String KEY = "0123456789abcdef";

    private static Timeline account(String id) {
        return new Timeline(id, "ads", 0, 0, 0, 0, List.of(), 0);
    }

    @Test
    void without_a_key_accounts_are_numbered() {
        assertThat(AccountNames.from(false, Map.of()).of(CHOSEN))
                .containsExactly(Map.entry("jane", "account 1"), Map.entry("joe", "account 2"));
    }

    /** The HMACs are those of {@code printf jane | openssl dgst -sha256 -hmac 0123456789abcdef}. */
    @Test
    void with_a_key_they_are_pseudonyms_of_ten_bytes() {
        assertThat(AccountNames.from(false, Map.of(PseudonymKey.VARIABLE, KEY)).of(CHOSEN))
                .containsExactly(Map.entry("jane", "170c373234e049e31ddb"), Map.entry("joe", "7adcb1a49d1a5e30dc63"));
    }

    @Test
    void ids_are_shown_to_whoever_asks_for_them() {
        assertThat(AccountNames.from(true, Map.of(PseudonymKey.VARIABLE, KEY)).of(CHOSEN))
                .containsExactly(Map.entry("jane", "jane"), Map.entry("joe", "joe"));
    }
}
