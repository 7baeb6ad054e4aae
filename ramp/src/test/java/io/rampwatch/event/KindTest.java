package io.rampwatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds by their type. */
class KindTest {
    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_kind_is_found_by_its_type(Kind kind) {
        assertThat(Kind.ofType(kind.type())).contains(kind);
        assertThat(kind.type()).isEqualTo("io.rampwatch." + kind.noun() + ".v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "account.signed_up", "io.rampwatch.account.signed_up.v2", "IO.RAMPWATCH.TICKET.OPENED.V1"})
    void other_types_and_versions_are_not_known(String type) {
        assertThat(Kind.ofType(type)).isEmpty();
    }
}
