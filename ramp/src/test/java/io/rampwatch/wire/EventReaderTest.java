package io.rampwatch.wire;

import static io.rampwatch.wire.Door.accepted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Kind;
import io.rampwatch.event.Name;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Reason;
import io.rampwatch.event.Received;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of good records, and of the bytes of bad ones. */
class EventReaderTest {

    @Test
    void a_signup_is_an_event_with_its_account_as_natural_key() {
        assertThat(accepted(Line.signup()))
                .isEqualTo(new OpsEvent(
                        "urn:shop:crm",
                        "e-1",
                        Kind.SIGNED_UP,
                        Line.TIME_MILLIS,
                        "a-7",
                        "partner-acme",
                        "account.signed_up",
                        "a-7",
                        null,
                        0));
    }

    @Test
    void a_signup_keeps_its_other_fields_in_plain_form() {
        assertThat(accepted(Line.signup()
                                .data("campaign", " Autumn ")
                                .data("plan", "pro")
                                .data("tier", 2)
                                .data("region", "")
                                .data("standard", true))
                        .fields())
                .isEqualTo(Map.of("campaign", "Autumn", "plan", "pro", "tier", "2", "standard", "true"));
    }

    @Test
    void a_ticket_keeps_its_fields_and_its_severity_is_a_word_of_ours() {
        var ticket = Line.of(Kind.TICKET_OPENED).data("slaMinutes", "30.0").data("queue", "eu");
        assertThat(accepted(ticket.data("severity", "Critical")).fields())
                .isEqualTo(Map.of("ticketId", "the ticketId", "severity", "urgent", "slaMinutes", "30", "queue", "eu"));
        assertThat(List.of("LOW", "minor", "Medium", "p2", "blocker", "odd"))
                .extracting(word -> accepted(ticket.data("severity", word)).field("severity"))
                .containsExactly("low", "low", "normal", "high", "urgent", "other");
    }

    @Test
    void an_escalation_keeps_its_kind_and_its_ticket() {
        assertThat(accepted(Line.of(Kind.ESCALATION_RAISED)
                                .data("escalationId", "x-1")
                                .data("ticketId", "t-1")
                                .data("kind", "DB edit"))
                        .fields())
                .isEqualTo(Map.of("escalationId", "x-1", "ticketId", "t-1", "kind", "db_edit"));
    }

    @Test
    void natural_keys_are_those_of_the_contract() {
        assertThat(List.of(
                        keyOf(Line.of(Kind.ATTRIBUTED)),
                        keyOf(Line.of(Kind.LINKED).data("linkKey", "stripe:cus_1")),
                        keyOf(Line.of(Kind.MERGED)),
                        keyOf(Line.of(Kind.ERASED)),
                        keyOf(Line.of(Kind.CHURNED)),
                        keyOf(Line.of(Kind.ACCOUNT_ACTIVE)),
                        keyOf(Line.of(Kind.TICKET_REOPENED).data("ticketId", "t-1")),
                        keyOf(Line.of(Kind.TICKET_LINKED).data("ticketId", "t-1")),
                        keyOf(Line.of(Kind.BILLING_CHANGED).data("billingId", "b-1")),
                        keyOf(Line.of(Kind.BILLING_CHANGED)
                                .data("billingId", "b-1")
                                .data("status", "paid")),
                        keyOf(Line.of(Kind.SPEND_REPORTED)),
                        keyOf(Line.of(Kind.SPEND_REPORTED).data("campaign", "c")),
                        keyOf(Line.of(Kind.SOURCE_HEARTBEAT))))
                .containsExactly(
                        "a-7",
                        "stripe:cus_1",
                        "a-7",
                        "a-7",
                        "" + Line.TIME_MILLIS,
                        "2025-11-26",
                        "t-1@" + Line.TIME_MILLIS,
                        "t-1",
                        "b-1",
                        "b-1\u001fpaid",
                        "2025-11-25",
                        "2025-11-25\u001fc",
                        "urn:shop:crm");
    }

    @Test
    void spend_is_of_its_channel() {
        var spend = accepted(
                Line.of(Kind.SPEND_REPORTED).data("channel", "Paid Search").data("campaign", "c"));
        assertThat(spend.account()).isEqualTo(Name.channel("paid search"));
        assertThat(spend.channel()).isEqualTo("paid search");
        assertThat(spend.millionths()).isEqualTo(1_250_000_000L);
        assertThat(spend.field("currency")).isEqualTo("EUR");
    }

    @Test
    void what_a_mapping_found_passes_the_same_checks() {
        var reader = new EventReader(Map.of());
        Map<String, Object> attributes = new HashMap<>(Line.signup().attributes());
        var good = reader.check(attributes, Line.signup().data(), Origin.UNKNOWN);
        assertThat(good).isEqualTo(new Checked(accepted(Line.signup()), null, ""));
        attributes.put("time", Line.TIME_MILLIS);
        assertThat(reader.check(attributes, Line.signup().data(), Origin.UNKNOWN))
                .isEqualTo(good);
        attributes.put("time", 1_764_145_800L);
        assertThat(reader.check(attributes, Line.signup().data(), Origin.UNKNOWN))
                .isEqualTo(new Checked(null, Reason.TIME_OUT_OF_RANGE, "time is not from 2000-01-01 to 2100-01-01"));
        assertThat(reader.check(Line.signup().attributes(), Map.of("accountId", List.of()), Origin.UNKNOWN))
                .isEqualTo(new Checked(null, Reason.FIELD_NOT_SCALAR, "accountId is an object or an array"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_kind_is_read_with_no_more_than_it_needs(Kind kind) {
        assertThat(accepted(Line.of(kind)).kind()).isEqualTo(kind);
    }

    @Test
    void a_milestone_bears_its_own_name_and_has_no_natural_key() {
        assertThat(accepted(Line.of(Kind.MILESTONE).data("milestone", "report_viewed")))
                .isEqualTo(event(Kind.MILESTONE, "a-7", "report_viewed", null, Map.of()));
    }

    @Test
    void a_workspace_and_a_ticket_are_known_by_their_ids() {
        assertThat(accepted(Line.of(Kind.WORKSPACE_CREATED).data("workspaceId", "w-1")))
                .isEqualTo(
                        event(Kind.WORKSPACE_CREATED, "a-7", "workspace.created", "w-1", Map.of("workspaceId", "w-1")));
        assertThat(accepted(Line.of(Kind.TICKET_OPENED).data("ticketId", "t-1").data("accountId", "a-7")))
                .isEqualTo(event(Kind.TICKET_OPENED, "a-7", "ticket.opened", "t-1", Map.of("ticketId", "t-1")));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVISIONING_STARTED", "PROVISIONING_SUCCEEDED", "PROVISIONING_FAILED"})
    void a_provisioning_attempt_is_known_by_attempt_then_by_request_then_not_at_all(Kind kind) {
        var bare = Line.of(kind);
        var requested = bare.data("requestId", "r-1");
        assertThat(List.of(
                        keyOf(requested.data("attemptId", "p-1")),
                        keyOf(requested),
                        keyOf(bare.data("attemptId", " ").data("requestId", "r-2")),
                        keyOf(bare)))
                .containsExactly("p-1", "r-1", "r-2", "null");
    }

    @Test
    void an_escalation_is_known_by_its_ticket_where_it_names_one() {
        var line = Line.of(Kind.ESCALATION_RAISED).data("escalationId", "x-1").data("accountId", "a-7");
        assertThat(accepted(line))
                .isEqualTo(event(
                        Kind.ESCALATION_RAISED,
                        "a-7",
                        "escalation.raised",
                        "escalation:x-1",
                        Map.of("escalationId", "x-1")));
        assertThat(accepted(line.data("ticketId", "t-1")))
                .isEqualTo(event(
                        Kind.ESCALATION_RAISED,
                        "a-7",
                        "escalation.raised",
                        "ticket:t-1",
                        Map.of("escalationId", "x-1", "ticketId", "t-1")));
    }

    @Test
    void facts_without_an_account_stand_under_their_own_names() {
        assertThat(accepted(Line.of(Kind.TICKET_RESOLVED).data("ticketId", "t-1"))
                        .account())
                .isEqualTo(Name.ticket("t-1"));
        assertThat(accepted(Line.of(Kind.ESCALATION_RESOLVED).data("escalationId", "x-1"))
                        .account())
                .isEqualTo(Name.escalation("x-1"));
        assertThat(accepted(Line.of(Kind.SOURCE_HEARTBEAT)).account()).isEqualTo(Name.source("urn:shop:crm"));
    }

    @Test
    void manual_work_brings_its_minutes_its_reason_and_its_id() {
        var line = Line.of(Kind.WORK_LOGGED)
                .data("minutes", 7.5)
                .data("reasonCode", "import")
                .data("workId", 12);
        assertThat(accepted(line))
                .isEqualTo(new OpsEvent(
                        "urn:shop:crm",
                        "e-1",
                        Kind.WORK_LOGGED,
                        Line.TIME_MILLIS,
                        "a-7",
                        null,
                        "manual_work.logged",
                        "12",
                        "import",
                        7_500_000,
                        OpsEvent.UNRECORDED,
                        Map.of("workId", "12")));
    }

    @Test
    void a_channel_is_trimmed_and_in_lower_case() {
        assertThat(accepted(Line.signup().data("channel", "  Partner ACME/eu ")).channel())
                .isEqualTo("partner acme/eu");
    }

    @Test
    void blank_null_and_absent_are_one() {
        var none = accepted(Line.signup().withoutData("channel"));
        assertThat(accepted(Line.signup().data("channel", " \t"))).isEqualTo(none);
        assertThat(accepted(Line.signup().data("channel", Line.raw("null")))).isEqualTo(none);
    }

    @Test
    void numbers_in_the_place_of_ids_become_their_decimal_text() {
        assertThat(List.of(7, Line.raw("7.0"), Line.raw("0.7e1"), Line.raw("12345678901234567890"), Line.raw("-1e3")))
                .extracting(id -> accepted(Line.signup().with("id", id)).id())
                .containsExactly("7", "7", "7", "12345678901234567890", "-1000");
    }

    @Test
    void an_exponent_that_would_fill_the_memory_stays_as_it_was_written() {
        assertThat(accepted(Line.signup().data("accountId", Line.raw("1e999999999")))
                        .account())
                .isEqualTo("1e999999999");
        assertThat(accepted(Line.signup().data("accountId", Line.raw("1e99999999999")))
                        .account())
                .isEqualTo("1e99999999999");
    }

    @Test
    void fields_that_are_not_used_may_hold_what_they_like() {
        var line = Line.signup()
                .with("subject", 1)
                .with("extension", Line.raw("[1e400, {\"a\": {\"accountId\": []}}]"))
                .data("planned", Line.raw("{\"name\": \"Pro\", \"channel\": \"(all)\"}"))
                .data("ticketId", true);
        assertThat(accepted(line)).isEqualTo(accepted(Line.signup()));
    }

    @Test
    void a_dead_letter_keeps_the_bytes_and_where_they_came_from() {
        var origin = new Origin("ramp.events", 1, 9, 1_764_145_900_000L);
        byte[] key = {1, 2};
        byte[] value = Line.signup().without("id").bytes();
        assertThat(new EventReader(Map.of()).read(key, value, origin))
                .usingRecursiveComparison()
                .isEqualTo(Received.of(
                        new DeadLetter(origin, key, value, Reason.MISSING_ID, "id is missing", "urn:shop:crm")));
    }

    @Test
    void the_source_of_a_dead_letter_is_what_could_be_read_of_it() {
        assertThat(sourceOf("{\"source\":\"urn:a\",\"id\":")).isEqualTo("urn:a");
        assertThat(sourceOf("{\"source\":{\"urn\":\"a\"}}")).isEqualTo("(unknown)");
        assertThat(sourceOf("{\"source\":\"" + "s".repeat(257) + "\"}")).isEqualTo("(unknown)");
        assertThat(sourceOf("{\"data\":{\"source\":\"urn:a\"}}")).isEqualTo("(unknown)");
        assertThat(sourceOf("[\"source\"]")).isEqualTo("(unknown)");
        assertThat(sourceOf("hello")).isEqualTo("(unknown)");
    }

    @Test
    void a_reader_travels_and_reads_on() throws Exception {
        var reader = new EventReader(Map.of("urn:shop:crm", 2_000L));
        var line = Line.of(Kind.WORK_LOGGED).data("minutes", 2_000).bytes();
        var before = reader.read(null, line, Line.ORIGIN);
        assertThat(before.event()).isNotNull();
        assertThat(copyOf(reader).read(null, line, Line.ORIGIN)).isEqualTo(before);
    }

    @Test
    void a_limit_of_minutes_under_one_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventReader(Map.of("urn:a", 0L)))
                .withMessage("minutesMax of urn:a is not from 1 to 9223372036854: 0");
    }

    private static OpsEvent event(Kind kind, String account, String name, String key, Map<String, String> fields) {
        String reason = kind.required().contains("reasonCode") ? "the reasonCode" : null;
        return new OpsEvent(
                Line.SOURCE,
                Line.ID,
                kind,
                Line.TIME_MILLIS,
                account,
                null,
                name,
                key,
                reason,
                0,
                OpsEvent.UNRECORDED,
                fields);
    }

    private static String keyOf(Line line) {
        return String.valueOf(accepted(line).key());
    }

    private static String sourceOf(String line) {
        return Door.letter(line.getBytes(UTF_8), Line.ORIGIN).source();
    }

    private static EventReader copyOf(EventReader reader) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(reader);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (EventReader) in.readObject();
        }
    }
}
