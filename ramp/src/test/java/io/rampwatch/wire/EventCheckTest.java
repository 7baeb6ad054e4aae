package io.rampwatch.wire;

import static io.rampwatch.wire.Door.accepted;
import static io.rampwatch.wire.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Kind;
import io.rampwatch.event.Name;
import io.rampwatch.event.OpsEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
                "io.rampwatch.ticket.deleted.v1",
                "io.rampwatch.spend.reported.v2"
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
    @EnumSource(Kind.class)
    void a_field_that_is_used_must_be_a_string_or_a_number(Kind kind) {
        assertThat(Stream.of(List.of("accountId", "accountKey"), kind.required(), kind.optional())
                        .flatMap(List::stream))
                .allSatisfy(name -> {
                    assertThat(refused(Line.of(kind).data("currency", "EUR").data(name, Map.of("name", "Pro"))))
                            .isEqualTo("field_not_scalar: " + name + " is an object or an array");
                    if (!name.equals("standard")) {
                        assertThat(refused(Line.of(kind).data("currency", "EUR").data(name, false)))
                                .isEqualTo("field_not_scalar: " + name + " is a boolean");
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void an_id_a_code_or_a_word_has_at_most_256_bytes(Kind kind) {
        var numbers = Set.of("minutes", "slaMinutes", "amountMinor", "priority", "version", "count", "lagSeconds");
        assertThat(Stream.of(List.of("accountId", "accountKey"), kind.required(), kind.optional())
                        .flatMap(List::stream)
                        .filter(name -> !numbers.contains(name) && !name.equals("channel")))
                .allSatisfy(name -> assertThat(
                                refused(Line.of(kind).data("currency", "EUR").data(name, "é".repeat(128) + "x")))
                        .isEqualTo("id_too_long: " + name + " has more than 256 bytes"));
        assertThat(refused(Line.of(kind).with("source", "s".repeat(257))))
                .isEqualTo("id_too_long: source has more than 256 bytes");
    }

    @Test
    void a_foreign_key_stands_for_an_account_but_cannot_be_linked_or_erased_by_itself() {
        assertThat(accepted(Line.signup().withoutData("accountId").data("accountKey", "stripe:cus_1"))
                        .account())
                .isEqualTo(Name.key("stripe:cus_1"));
        assertThat(accepted(Line.of(Kind.TICKET_OPENED).data("accountKey", "stripe:cus_1"))
                        .account())
                .isEqualTo(Name.key("stripe:cus_1"));
        assertThat(accepted(Line.signup().data("accountKey", "stripe:cus_1"))).isEqualTo(accepted(Line.signup()));
        for (Kind kind : List.of(Kind.LINKED, Kind.ERASED)) {
            assertThat(refused(Line.of(kind).withoutData("accountId").data("accountKey", "stripe:cus_1")))
                    .isEqualTo("missing_account: data.accountId is missing");
        }
    }

    @Test
    void of_two_merged_accounts_one_at_least_is_named_by_its_id() {
        var merged = Line.of(Kind.MERGED).withoutData("survivorId");
        assertThat(refused(merged)).isEqualTo("missing_field: data.survivorId is missing");
        assertThat(accepted(merged.data("survivorKey", "crm:9")).field("survivorKey"))
                .isEqualTo("crm:9");
        assertThat(refused(merged.withoutData("accountId")
                        .data("accountKey", "crm:8")
                        .data("survivorKey", "crm:9")))
                .isEqualTo("missing_field: data.survivorId is missing");
        assertThat(accepted(Line.of(Kind.MERGED).withoutData("accountId").data("accountKey", "crm:8"))
                        .account())
                .isEqualTo(Name.key("crm:8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e14", "-9000000000001", "12 EUR", "1e-3", "1e999999999"})
    void money_is_whole_minor_units(String amount) {
        assertThat(refused(Line.of(Kind.SPEND_REPORTED).data("amountMinor", amount)))
                .startsWith("number_out_of_range: amountMinor is not a whole number from ");
    }

    @Test
    void money_has_a_currency() {
        var changed = Line.of(Kind.BILLING_CHANGED).data("amountMinor", -1_250);
        assertThat(refused(changed)).isEqualTo("missing_field: data.currency is missing");
        assertThat(refused(changed.data("currency", "euro")))
                .isEqualTo("missing_field: currency is not an ISO code of three letters, such as EUR");
        assertThat(accepted(changed.data("currency", "eur")).fields())
                .isEqualTo(Map.of("billingId", "the billingId", "amountMinor", "-1250", "currency", "EUR"));
        assertThat(accepted(changed.data("currency", "eur")).millionths()).isEqualTo(-1_250_000_000L);
    }

    @Test
    void a_day_of_spend_is_a_date_and_its_version_a_whole_number() {
        var spend = Line.of(Kind.SPEND_REPORTED);
        assertThat(refused(spend.data("day", "25.11.2025")))
                .isEqualTo("bad_time: day is not a date such as 2026-11-23");
        assertThat(refused(spend.data("version", -1)))
                .isEqualTo("number_out_of_range: version is not a whole number from 0 to 1000000000000");
        assertThat(accepted(spend.data("version", 7.0)).field("version")).isEqualTo("7");
    }

    @Test
    void when_a_fact_was_recorded_is_checked_like_its_time() {
        var fact = Line.of(Kind.TICKET_OPENED);
        assertThat(accepted(fact).recordedMillis()).isEqualTo(OpsEvent.UNRECORDED);
        assertThat(accepted(fact.with("recordedtime", "2025-11-26T09:30:00.250+01:00"))
                        .recordedMillis())
                .isEqualTo(Line.TIME_MILLIS);
        assertThat(refused(fact.with("recordedtime", "2025-11-26"))).startsWith("time_date_only");
        assertThat(refused(fact.with("recordedtime", 7))).isEqualTo("bad_time: recordedtime is a number");
        assertThat(refused(fact.with("recordedtime", "2999-01-01T00:00:00Z")))
                .isEqualTo("time_out_of_range: recordedtime is not from 2000-01-01 to 2100-01-01");
        assertThat(refused(fact.with("recordedtime", "2025-11-27T08:30:00Z"), Line.TIME_MILLIS))
                .isEqualTo("time_in_future: recordedtime is more than 5 minutes ahead of the arrival");
    }

    @Test
    void a_channel_is_only_looked_at_where_the_word_means_one() {
        var ticket = Line.of(Kind.TICKET_OPENED);
        assertThat(accepted(ticket.data("channel", "(web)\n"))).isEqualTo(accepted(ticket));
        for (Kind kind : List.of(Kind.SIGNED_UP, Kind.ATTRIBUTED, Kind.SPEND_REPORTED)) {
            assertThat(refused(Line.of(kind).data("channel", "(web)"))).startsWith("bad_channel");
        }
    }

    @Test
    void what_is_missing_goes_before_what_is_no_scalar() {
        assertThat(refused(Line.of(Kind.MILESTONE).withoutData("milestone").data("accountId", Map.of())))
                .startsWith("missing_field");
        assertThat(refused(Line.of(Kind.MILESTONE).withoutData("accountId").data("milestone", Map.of())))
                .startsWith("missing_account");
        assertThat(refused(Line.of(Kind.SPEND_REPORTED).data("channel", "(all)").data("amountMinor", 1.5)))
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
