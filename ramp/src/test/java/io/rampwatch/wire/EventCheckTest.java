package io.rampwatch.wire;

import static io.rampwatch.wire.Door.accepted;
import static io.rampwatch.wire.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stage validate: JSON objects that are no events of ours. */
class EventCheckTest {
    @Test
    void another_specversion_is_refused_before_anything_else() {
        var unsupported = "unsupported_specversion: specversion is not \"1.0\"";
        assertThat(refused(Line.signup().with("specversion", "0.3").without("time")))
                .isEqualTo(unsupported);
        assertThat(refused(Line.signup().without("specversion"))).isEqualTo(unsupported);
        assertThat(refused(Line.signup().with("specversion", Line.raw("1.0")))).isEqualTo(unsupported);
        assertThat(refused("{}")).isEqualTo(unsupported);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.rampwatch.nope.v1",
                "io.rampwatch.account.signed_up.v2",
                "account.signed_up",
                "io.rampwatch.account.attributed.v1",
                "io.rampwatch.account.linked.v1",
                "io.rampwatch.account.merged.v1",
                "io.rampwatch.account.erased.v1",
                "io.rampwatch.ticket.linked.v1",
                "io.rampwatch.ticket.reopened.v1",
                "io.rampwatch.ticket.voided.v1",
                "io.rampwatch.spend.reported.v1"
            })
    void a_type_that_is_not_known_here_is_refused_before_id_and_time(String type) {
        assertThat(refused(Line.signup().with("type", type).without("id").without("time")))
                .isEqualTo("unsupported_type: type is not known here");
    }

    @Test
    void a_missing_type_is_not_supported_either() {
        assertThat(refused(Line.signup().without("type"))).isEqualTo("unsupported_type: type is missing");
        assertThat(refused(Line.signup().with("type", 1))).isEqualTo("unsupported_type: type is missing");
    }

    @Test
    void a_foreign_key_in_the_place_of_an_account_cannot_be_resolved_yet() {
        var unsupported = "unsupported_type: accountKey without accountId: foreign keys are not resolved";
        assertThat(refused(Line.signup().withoutData("accountId").data("accountKey", "stripe:cus_1")))
                .isEqualTo(unsupported);
        assertThat(refused(Line.of(Kind.TICKET_OPENED).data("accountKey", "stripe:cus_1")))
                .isEqualTo(unsupported);
        assertThat(accepted(Line.signup().data("accountKey", "stripe:cus_1"))).isEqualTo(accepted(Line.signup()));
    }

    @Test
    void an_event_without_an_id_is_refused_before_its_time_is_looked_at() {
        assertThat(refused(Line.signup().without("id").without("time").withoutData("accountId")))
                .isEqualTo("missing_id: id is missing");
        assertThat(refused(Line.signup().with("id", "  "))).isEqualTo("missing_id: id is missing");
        assertThat(refused(Line.signup().with("id", Line.raw("null")))).isEqualTo("missing_id: id is missing");
        assertThat(refused(Line.signup().with("id", true))).isEqualTo("missing_id: id is a boolean");
        assertThat(refused(Line.signup().with("id", Map.of()))).isEqualTo("missing_id: id is an object or an array");
    }

    @Test
    void an_id_has_at_most_256_bytes() {
        assertThat(accepted(Line.signup().with("id", "é".repeat(128))).id()).isEqualTo("é".repeat(128));
        assertThat(refused(Line.signup().with("id", "é".repeat(128) + "x")))
                .isEqualTo("id_too_long: id has more than 256 bytes");
        assertThat(refused(Line.signup().with("id", Line.raw("1e400")))).startsWith("id_too_long");
    }

    @Test
    void an_event_without_a_source_is_refused() {
        assertThat(refused(Line.signup().without("source"))).isEqualTo("missing_field: source is missing");
        assertThat(refused(Line.signup().with("source", Map.of())))
                .isEqualTo("field_not_scalar: source is an object or an array");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_field_that_a_kind_requires_is_missed(Kind kind) {
        assertThat(kind.required())
                .allSatisfy(name -> assertThat(refused(Line.of(kind).withoutData(name)))
                        .isEqualTo("missing_field: data." + name + " is missing"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void an_account_is_missed_where_the_kind_is_of_one(Kind kind) {
        if (kind.ofAccount()) {
            assertThat(refused(Line.of(kind).withoutData("accountId")))
                    .isEqualTo("missing_account: data.accountId is missing");
        }
    }

    @Test
    void data_that_is_no_object_has_no_fields() {
        assertThat(refused(Line.signup().with("data", "accountId"))).startsWith("missing_account");
        assertThat(refused(Line.signup().with("data", Line.raw("[{\"accountId\":\"a\"}]"))))
                .startsWith("missing_account");
        assertThat(refused(Line.signup().with("data", Line.raw("null")))).startsWith("missing_account");
        assertThat(accepted(Line.of(Kind.SOURCE_HEARTBEAT).with("data", 1)))
                .isEqualTo(accepted(Line.of(Kind.SOURCE_HEARTBEAT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accountId",
                "channel",
                "milestone",
                "attemptId",
                "requestId",
                "workspaceId",
                "workId",
                "ticketId",
                "escalationId",
                "billingId",
                "status",
                "reasonCode",
                "minutes"
            })
    void a_field_that_is_used_must_be_a_string_or_a_number(String name) {
        assertThat(refused(Line.signup().data(name, Map.of("name", "Pro"))))
                .isEqualTo("field_not_scalar: " + name + " is an object or an array");
        assertThat(refused(Line.signup().data(name, false))).isEqualTo("field_not_scalar: " + name + " is a boolean");
    }

    @Test
    void what_is_missing_goes_before_what_is_no_scalar() {
        assertThat(refused(Line.of(Kind.MILESTONE).withoutData("milestone").data("accountId", Map.of())))
                .startsWith("missing_field");
        assertThat(refused(Line.of(Kind.MILESTONE).withoutData("accountId").data("milestone", Map.of())))
                .startsWith("missing_account");
        assertThat(refused(Line.of(Kind.WORK_LOGGED).data("channel", "(all)").data("minutes", -1)))
                .startsWith("bad_channel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pa\u0000id",
                "{{campaign.medium}}",
                "(all)",
                "(mine)",
                "a\nb",
                "ads\",x=\"1",
                "😀",
                "\u202eads",
                "ads,search"
            })
    void a_channel_with_other_characters_or_a_name_like_ours_is_refused(String channel) {
        assertThat(refused(Line.signup().data("channel", channel)))
                .isEqualTo("bad_channel: channel is longer than 64, has other characters, or begins with (");
    }

    @Test
    void a_channel_has_at_most_64_characters() {
        assertThat(accepted(Line.signup().data("channel", "c".repeat(64))).channel())
                .isEqualTo("c".repeat(64));
        assertThat(refused(Line.signup().data("channel", "c".repeat(65)))).startsWith("bad_channel");
        assertThat(refused(Line.signup().data("channel", "c".repeat(10_240)))).startsWith("bad_channel");
    }

    @Test
    void minutes_have_the_limit_of_their_source() {
        var work = Line.of(Kind.WORK_LOGGED);
        assertThat(accepted(work.data("minutes", 1_440)).millionths()).isEqualTo(1_440_000_000L);
        assertThat(refused(work.data("minutes", Line.raw("1440.0000001"))))
                .isEqualTo("number_out_of_range: minutes is not above 0 and at most 1440");
        var longer = work.with("source", "urn:shop:long");
        assertThat(accepted(longer.data("minutes", "4078.9")).millionths()).isEqualTo(4_078_900_000L);
        assertThat(refused(longer.data("minutes", 5_001)))
                .isEqualTo("number_out_of_range: minutes is not above 0 and at most 5000");
    }
}
