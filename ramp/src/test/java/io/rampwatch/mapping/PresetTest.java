package io.rampwatch.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The presets against payloads in the shapes of their sources, one trap a test. */
class PresetTest {
    @ParameterizedTest
    @MethodSource("names")
    void a_preset_is_good_and_says_what_it_was_checked_against(String name) {
        var read = MappingReader.read(name, Presets.file(name));
        assertThat(read.problems().list()).isEmpty();
        assertThat(new String(Presets.file(name), java.nio.charset.StandardCharsets.UTF_8))
                .contains("documentation only");
        assertThat(read.mapping().rules())
                .allSatisfy(rule -> assertThat(rule.name()).matches("[a-z-]+"));
    }

    static List<String> names() {
        return Presets.names();
    }

    @Test
    void those_that_come_later_and_those_that_there_are_not_are_told_apart() {
        assertThatThrownBy(() -> Presets.mapping("hubspot")).hasMessageStartingWith("the preset 'hubspot' comes later");
        assertThatThrownBy(() -> Presets.mapping("intercom"))
                .hasMessageStartingWith("the preset 'intercom' comes later");
        assertThatThrownBy(() -> Presets.mapping("salesforce"))
                .hasMessage("there is no preset 'salesforce'; there are debezium, segment, stripe, zendesk");
    }

    private static String event(String id, String source, String type, String time, String subject, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"urn:%s\",\"type\":\"io.rampwatch.%s.v1\",\"time\":\"%s\",\"datacontenttype\":\"application/json\",\"subject\":\"%s\",\"data\":{%s}}"
                .formatted(id, source, type, time, subject, data);
    }

    @Nested
    class Segment {
        private final Feed segment = Feed.preset("segment");

        private String track(String event, String more) {
            return """
                    {"type":"track","event":"%s","messageId":"ajs-77","userId":"u-9","timestamp":"2026-06-14T10:02:03.004Z",\
                    "originalTimestamp":"2031-01-01T00:00:00Z","context":{"groupId":"g-1"%s}}""".formatted(event, more);
        }

        private String track(String event) {
            return track(event, "");
        }

        private String made(String type, String data) {
            return event("ajs-77", "segment", type, "2026-06-14T10:02:03.004Z", "g-1", "\"accountId\":\"g-1\"" + data);
        }

        @Test
        void a_signup_is_of_the_group_at_the_corrected_time_on_the_channel_of_the_visit() {
            assertThat(segment.line(track(
                            "Signed Up", ",\"campaign\":{\"medium\":\"CPC\",\"source\":\"google\",\"name\":\"june\"}")))
                    .isEqualTo(made("account.signed_up", ",\"channel\":\"paid_search\",\"campaign\":\"june\""));
            assertThat(segment.line(track("Account Created", ",\"page\":{\"search\":\"?msclkid=7\"}")))
                    .isEqualTo(made("account.signed_up", ",\"channel\":\"paid_search\""));
            assertThat(segment.line(track("Signed Up"))).isEqualTo(made("account.signed_up", ""));
        }

        @Test
        void a_workspace_is_reached_by_one_name_with_and_without_its_id() {
            assertThat(segment.line(track("Workspace Created", "},\"properties\":{\"workspace_id\":\"w\"")))
                    .isEqualTo(made("workspace.created", ",\"workspaceId\":\"w\""));
            assertThat(segment.line(track("Workspace Created")))
                    .isEqualTo(made("activation.milestone", ",\"milestone\":\"workspace.created\""));
            assertThat(segment.line(track("Report Viewed")))
                    .isEqualTo(made("activation.milestone", ",\"milestone\":\"report_viewed\""));
        }

        @Test
        void a_failed_set_up_has_a_reason_in_any_case() {
            assertThat(segment.line(track("Import Failed")))
                    .isEqualTo(made("provisioning.failed", ",\"reasonCode\":\"unspecified\""));
            assertThat(segment.line(
                            track("Provisioning Failed", "},\"properties\":{\"reason\":\"quota\",\"attempt_id\":7")))
                    .isEqualTo(made("provisioning.failed", ",\"reasonCode\":\"quota\",\"attemptId\":\"7\""));
        }

        @Test
        void a_call_without_group_waits_under_its_user_until_a_group_call_links_them() {
            assertThat(segment.line(track("Signed Up").replace("\"groupId\":\"g-1\"", "")))
                    .contains("\"data\":{\"accountKey\":\"segment-user:u-9\"}");
            assertThat(segment.line("""
                    {"type":"group","messageId":"m","groupId":"g-1","userId":"u-9","timestamp":"2026-06-14T10:00:00Z"}"""))
                    .isEqualTo(event(
                            "m",
                            "segment",
                            "account.linked",
                            "2026-06-14T10:00:00Z",
                            "g-1",
                            "\"accountId\":\"g-1\",\"linkKey\":\"segment-user:u-9\""));
            assertThat(segment.line("{\"type\":\"group\",\"groupId\":\"g-1\"}"))
                    .isEqualTo("ignored by group-without-user");
        }

        @ParameterizedTest
        @ValueSource(strings = {"identify", "page", "screen", "alias"})
        void other_calls_are_none_of_our_business(String type) {
            assertThat(segment.line("{\"type\":\"%s\"}".formatted(type))).isEqualTo("ignored by other-calls");
        }

        @Test
        void a_hand_made_client_without_message_id_is_refused_because_its_retries_would_count() {
            assertThat(segment.line(track("Signed Up").replace("ajs-77", ""))).startsWith("missing_id");
        }

        @Test
        void the_time_of_a_spoofing_client_is_not_believed() {
            assertThat(segment.line(track("Signed Up").replace("2026-06-14T10", "2026-06-15T10")))
                    .startsWith("time_in_future");
        }
    }

    @Nested
    class Stripe {
        private final Feed stripe = Feed.preset("stripe");

        private String webhook(String type, String object) {
            return """
                    {"id":"evt_7","object":"event","account":"acct_platform","created":1781430000,"livemode":true,"pending_webhooks":2,\
                    "type":"%s","data":{"object":{%s}}}""".formatted(type, object);
        }

        private String made(String type, String subject, String data) {
            return event("evt_7", "stripe", type, "2026-06-14T09:40:00Z", subject, data);
        }

        @Test
        void test_mode_is_ignored_whatever_it_is() {
            assertThat(stripe.line(webhook("customer.created", "").replace("true", "false")))
                    .isEqualTo("ignored by test-mode");
        }

        @Test
        void a_customer_links_its_key_to_the_account_in_its_metadata_and_to_no_other() {
            String named = "\"id\":\"cus_7\",\"metadata\":{\"account_id\":\"a-1\"}";
            String linked = made("account.linked", "a-1", "\"accountId\":\"a-1\",\"linkKey\":\"stripe:cus_7\"");
            assertThat(stripe.line(webhook("customer.created", named))).isEqualTo(linked);
            assertThat(stripe.line(webhook("customer.updated", named))).isEqualTo(linked);
            assertThat(stripe.line(webhook("customer.updated", "\"id\":\"cus_7\"")))
                    .isEqualTo("ignored by other-customer-events");
            assertThat(stripe.line(webhook("customer.created", "\"id\":\"cus_7\"")))
                    .startsWith("missing_account");
            assertThat(stripe.line(webhook(
                            "checkout.session.completed",
                            "\"id\":\"cs_1\",\"customer\":\"cus_7\",\"client_reference_id\":\"a-1\"")))
                    .isEqualTo(linked);
        }

        @Test
        void a_failed_payment_is_billing_and_counts_once() {
            String failed = made(
                    "billing.failed",
                    "stripe:cus_7",
                    "\"accountKey\":\"stripe:cus_7\",\"billingId\":\"in_1\",\"status\":\"payment_failed\",\"amountMinor\":\"1900\",\"currency\":\"EUR\"");
            assertThat(stripe.line(webhook(
                            "invoice.payment_failed",
                            "\"id\":\"in_1\",\"customer\":\"cus_7\",\"amount_due\":1900,\"currency\":\"eur\"")))
                    .isEqualTo(failed);
            assertThat(stripe.line(webhook("charge.failed", "\"customer\":\"cus_7\"")))
                    .isEqualTo("ignored by same-failure-again");
        }

        @Test
        void a_subscription_says_its_plan_by_lookup_key_else_by_price() {
            String object =
                    "\"id\":\"sub_1\",\"customer\":\"cus_7\",\"status\":\"active\",\"items\":{\"data\":[{\"price\":{\"id\":\"price_1\",\"lookup_key\":%s}}]}";
            assertThat(stripe.line(webhook("customer.subscription.updated", object.formatted("\"pro\""))))
                    .contains("billing.changed", "\"billingId\":\"sub_1\",\"status\":\"active\",\"plan\":\"pro\"");
            assertThat(stripe.line(webhook("customer.subscription.updated", object.formatted("null"))))
                    .contains("\"plan\":\"price_1\"");
        }

        @Test
        void a_refund_is_of_its_charge() {
            assertThat(stripe.line(webhook(
                            "charge.refunded",
                            "\"id\":\"ch_1\",\"customer\":\"cus_7\",\"amount_refunded\":500,\"currency\":\"usd\"")))
                    .contains(
                            "refund.issued", "\"billingId\":\"ch_1\"", "\"amountMinor\":\"500\",\"currency\":\"USD\"");
        }

        @Test
        void the_account_of_a_connect_event_is_nobody_of_ours() {
            assertThat(stripe.line(webhook("invoice.payment_failed", "\"id\":\"in_1\"")))
                    .startsWith("missing_account");
        }
    }

    @Nested
    class Zendesk {
        private final Feed zendesk = Feed.preset("zendesk");

        private String webhook(String type, String detail, String event) {
            return """
                    {"type":"zen:event-type:ticket.%s","account_id":12,"id":"z-7","time":"2026-06-14T10:00:00Z","detail":{"id":"55",\
                    "organization_id":"900","assignee_id":"0","group_id":"3","status":"OPEN"%s},"event":{%s}}""".formatted(type, detail, event);
        }

        private String made(String type, String data) {
            return event(
                    "z-7",
                    "zendesk",
                    type,
                    "2026-06-14T10:00:00Z",
                    "zendesk-org:900",
                    "\"accountKey\":\"zendesk-org:900\",\"ticketId\":\"55\"" + data);
        }

        @Test
        void a_ticket_is_of_its_organization_and_the_way_of_contact_is_no_channel() {
            assertThat(zendesk.line(webhook("created", ",\"priority\":\"URGENT\",\"via\":{\"channel\":\"web\"}", "")))
                    .isEqualTo(
                            made("ticket.opened", ",\"severity\":\"urgent\",\"queue\":\"3\",\"contactVia\":\"web\""));
        }

        @Test
        void nobody_is_written_as_zero() {
            assertThat(zendesk.line(webhook("created", "", "").replace("\"900\"", "\"0\"")))
                    .contains("\"subject\":\"ticket:55\"", "\"data\":{\"ticketId\":\"55\",\"queue\":\"3\"}");
            assertThat(zendesk.line(webhook("agent_assignment_changed", "", "\"current\":\"0\",\"previous\":\"8\"")))
                    .isEqualTo("ignored by other-ticket-events");
            assertThat(zendesk.line(webhook("agent_assignment_changed", "", "\"current\":\"8\",\"previous\":\"0\"")))
                    .isEqualTo(made("ticket.assigned", ",\"owner\":\"8\",\"queue\":\"3\""));
        }

        @Test
        void a_ticket_that_comes_with_an_assignee_is_opened_and_assigned() {
            assertThat(zendesk.lines(
                            webhook("created", "", "").replace("\"assignee_id\":\"0\"", "\"assignee_id\":\"8\"")))
                    .containsExactly(
                            made("ticket.opened", ",\"queue\":\"3\",\"owner\":\"8\"")
                                    .replace("z-7", "z-7#opened"),
                            made("ticket.assigned", ",\"owner\":\"8\",\"queue\":\"3\"")
                                    .replace("z-7", "z-7#opened-assigned"));
        }

        @ParameterizedTest(name = "from {0} to {1}: {2}")
        @CsvSource({
            "OPEN, SOLVED, ticket.resolved",
            "Pending, Closed, ticket.resolved",
            "SOLVED, CLOSED, ignored by closed-after-solved",
            "solved, open, ticket.reopened",
            "OPEN, PENDING, ignored by other-ticket-events",
            "CLOSED, OPEN, ignored by other-ticket-events",
        })
        void a_ticket_is_resolved_once_and_reopened_from_solved_only(String previous, String current, String what) {
            assertThat(zendesk.line(webhook(
                            "status_changed",
                            "",
                            "\"previous\":\"%s\",\"current\":\"%s\"".formatted(previous, current))))
                    .contains(what);
        }

        @Test
        void the_tag_of_an_escalation_is_one_added_tag() {
            assertThat(zendesk.line(webhook("tags_changed", "", "\"tags_added\":[\"vip\",\"eng_escalation\"]")))
                    .isEqualTo(made("escalation.raised", ",\"escalationId\":\"zd-55\",\"reasonCode\":\"tagged\""));
            assertThat(zendesk.line(webhook(
                            "tags_changed", ",\"tags\":[\"eng_escalation\"]", "\"tags_removed\":[\"eng_escalation\"]")))
                    .isEqualTo("ignored by other-ticket-events");
        }

        @Test
        void an_organization_that_is_set_later_links_the_ticket() {
            assertThat(zendesk.line(webhook("organization_changed", "", "\"previous\":\"0\",\"current\":\"901\"")))
                    .contains("ticket.linked", "\"data\":{\"accountKey\":\"zendesk-org:901\",\"ticketId\":\"55\"}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"marked_as_spam", "merged", "soft_deleted", "permanently_deleted"})
        void what_was_no_ticket_is_voided(String type) {
            assertThat(zendesk.line(webhook(type, "", ""))).isEqualTo(made("ticket.voided", ""));
        }

        @Test
        void other_webhooks_are_unmatched() {
            assertThat(zendesk.line("{\"type\":\"zen:event-type:user.created\"}"))
                    .isEqualTo("unmatched");
        }
    }

    @Nested
    class Debezium {
        private final Feed debezium = Feed.preset("debezium");

        private String change(String op, String before, String after) {
            return """
                    {"before":%s,"after":%s,"op":"%s","ts_ms":1781430009999,"source":{"name":"app","schema":"public",\
                    "table":"accounts","lsn":44,"txId":5,"ts_ms":1781430000000}}""".formatted(before, after, op);
        }

        @Test
        void an_insert_is_a_signup_at_the_time_of_its_row() {
            String row = "{\"id\":7,\"acquisition_channel\":\"Partner\",\"plan\":\"pro\",\"created_at\":1781420000000}";
            String line = debezium.line(change("c", "null", row));
            assertThat(line)
                    .contains("account.signed_up", "\"time\":\"2026-06-14T06:53:20Z\"")
                    .contains("\"data\":{\"accountId\":\"7\",\"channel\":\"partner\",\"plan\":\"pro\"}");
            assertThat(debezium.line("{\"schema\":{},\"payload\":" + change("c", "null", row) + "}"))
                    .isEqualTo(line);
        }

        @Test
        void a_snapshot_is_a_signup_of_its_own_time_or_none() {
            assertThat(debezium.line(change("r", "null", "{\"id\":7,\"created_at\":1781420000000}")))
                    .contains("account.signed_up", "\"time\":\"2026-06-14T06:53:20Z\"");
            assertThat(debezium.line(change("r", "null", "{\"id\":7}"))).startsWith("missing_time");
        }

        @Test
        void a_column_in_microseconds_is_refused_and_not_taken_for_another_age() {
            assertThat(debezium.line(change("c", "null", "{\"id\":7,\"created_at\":1781420000000000}")))
                    .startsWith("time_out_of_range");
        }

        @Test
        void an_update_tells_of_a_changed_channel_at_the_time_of_the_update() {
            String after = "{\"id\":7,\"acquisition_channel\":\"Partner\",\"created_at\":1781420000000}";
            assertThat(debezium.line(change("u", "{\"id\":7,\"acquisition_channel\":null}", after)))
                    .contains("account.attributed", "\"time\":\"2026-06-14T09:40:00Z\"", "\"channel\":\"partner\"");
            assertThat(debezium.line(change("u", after, after))).isEqualTo("ignored by other-changes");
            assertThat(debezium.line(change("u", after, "{\"id\":7}"))).isEqualTo("ignored by other-changes");
        }

        @Test
        void a_delete_erases_and_the_tombstone_after_it_is_skipped() {
            assertThat(debezium.line(change("d", "{\"id\":7}", "null")))
                    .contains("account.erased", "\"accountId\":\"7\"");
            assertThat(debezium.line(null)).isEqualTo("ignored by (tombstone)");
        }

        @Test
        void rows_and_operations_of_one_transaction_have_ids_of_their_own() {
            String one = debezium.line(change("c", "null", "{\"id\":7}"));
            assertThat(debezium.line(change("c", "null", "{\"id\":8}"))).doesNotContain(id(one));
            assertThat(debezium.line(change("d", "{\"id\":7}", "null"))).doesNotContain(id(one));
            assertThat(debezium.line(change("c", "null", "{\"id\":7}").replace("1781430009999", "1781430019999")))
                    .contains(id(one));
        }

        private String id(String event) {
            return event.replaceAll(".*\"id\":\"([0-9a-f]{32})\",\"source\".*", "$1");
        }
    }
}
