package io.rampwatch.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A record to what becomes of it. */
class MapperTest {
    private static final String GOOD = "\"id\":\"e-1\",\"time\":\"2026-06-14T11:00:00Z\",\"account\":\"a-1\"";

    private static String mapping(String input, String rules) {
        return """
                name: trial
                source: urn:trial
                input: {topics: [trial]%s}
                defaults: {id: /id, time: {path: /time, as: iso}, accountId: /account}
                rules:
                %s""".formatted(input, rules.indent(2));
    }

    private final Feed feed = Feed.of(mapping("", """
            - {name: noise, when: {path: /kind, eq: noise}, ignore: true}
            - when: {path: /kind, eq: left}
              emit: account.churned
              fields: {reasonCode: /why}
            - when: {path: /kind, prefix: l}
              emit: account.active
            """));

    @Test
    void the_first_rule_that_applies_makes_the_event() {
        assertThat(feed.line("{\"kind\":\"left\",\"why\":7," + GOOD + "}")).isEqualTo("""
                {"specversion":"1.0","id":"e-1","source":"urn:trial","type":"io.rampwatch.account.churned.v1",\
                "time":"2026-06-14T11:00:00Z","datacontenttype":"application/json","subject":"a-1",\
                "data":{"accountId":"a-1","reasonCode":"7"}}""");
        assertThat(feed.line("{\"kind\":\"later\"," + GOOD + "}")).contains("account.active");
    }

    @Test
    void what_is_ignored_names_its_rule_and_what_no_rule_knows_is_unmatched() {
        assertThat(feed.line("{\"kind\":\"noise\"}")).isEqualTo("ignored by noise");
        assertThat(feed.line("{\"kind\":\"other\"," + GOOD + "}")).isEqualTo("unmatched");
    }

    @Test
    void an_event_that_fails_its_checks_is_refused_and_never_passed_on() {
        assertThat(feed.line("{\"kind\":\"left\",\"why\":{}}")).isEqualTo("missing_id: id is missing");
        assertThat(feed.line("{\"kind\":\"left\",\"id\":1,\"why\":{}}")).isEqualTo("missing_time: time is missing");
        assertThat(feed.line("{\"kind\":\"left\",\"id\":1,\"time\":\"2026-06-14T11:00:00Z\",\"why\":{}}"))
                .startsWith("missing_account");
        assertThat(feed.line("{\"kind\":\"left\",\"why\":{}," + GOOD + "}"))
                .isEqualTo("field_not_scalar: reasonCode is an object or an array");
    }

    @Test
    void a_payload_in_a_wrapper_and_a_bare_one_are_the_same() {
        var unwrapping = Feed.of(mapping(", unwrap: /payload", "- {emit: account.active}"));
        String bare = "{" + GOOD + "}";
        assertThat(unwrapping.line("{\"schema\":{},\"payload\":" + bare + "}")).isEqualTo(unwrapping.line(bare));
        assertThat(unwrapping.line("{\"schema\":{},\"payload\":null}"))
                .isEqualTo("not_object: the payload is not an object");
    }

    @Test
    void a_tombstone_is_ignored_only_where_one_is_expected() {
        assertThat(Feed.of(mapping(", tombstones: skip", "- {emit: account.active}"))
                        .line(null))
                .isEqualTo("ignored by (tombstone)");
        assertThat(feed.line(null)).isEqualTo("empty_value: no value");
        assertThat(Feed.of(mapping(", tombstones: skip", "- {emit: account.active}"))
                        .line(""))
                .isEqualTo("empty_value: 0 bytes");
    }

    @Test
    void a_record_above_the_limit_of_its_mapping_is_too_large() {
        var small = Feed.of(mapping(", maxBytes: 20", "- {emit: account.active}"));
        assertThat(small.line("{\"a\":\"0123456789012\"}")).isEqualTo("too_large: 21 bytes, at most 20 are read");
        assertThat(small.line("{\"a\":\"012345678901\"}")).startsWith("missing_id");
    }

    @Test
    void a_bad_element_of_an_array_leaves_its_neighbours_alone() {
        var splitting =
                Feed.of(mapping(", split: ''", "- {when: {path: /account, present: true}, emit: account.active}"));
        var lines = splitting.lines("[{" + GOOD + "},{\"account\":\"b\"},3,{}]");
        assertThat(lines.get(0)).startsWith("0: {\"specversion\"");
        assertThat(lines.subList(1, lines.size()))
                .containsExactly(
                        "1: missing_id: id is missing", "2: not_object: the payload is not an object", "3: unmatched");
        assertThat(splitting.lines("[]")).isEmpty();
        assertThat(splitting.line("{}")).isEqualTo("not_object: there is no array to split");
    }

    @Test
    void an_array_can_lie_within_the_record() {
        var inner = Feed.of(mapping(", unwrap: /body, split: /events", "- {emit: account.active}"));
        assertThat(inner.lines("{\"body\":{\"events\":[{" + GOOD + "}]}}")).hasSize(1);
        assertThat(inner.line("{\"body\":{}}")).startsWith("not_object");
    }

    @Test
    void several_events_of_one_record_have_the_names_of_their_rules_in_their_ids() {
        var both = Feed.of(mapping("", """
                - name: opened
                  emit: ticket.opened
                  fields: {ticketId: /id}
                  also:
                    - name: assigned
                      when: {path: /who, present: true}
                      emit: ticket.assigned
                      fields: {ticketId: /id, owner: /who}
                """));
        assertThat(both.lines("{" + GOOD + ",\"who\":\"jo\"}"))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("\"id\":\"e-1#opened\"", "ticket.opened"))
                .anySatisfy(line -> assertThat(line).contains("\"id\":\"e-1#assigned\"", "\"owner\":\"jo\""));
        assertThat(both.line("{" + GOOD + "}")).contains("\"id\":\"e-1\"");
    }

    @Test
    void the_key_of_another_system_stands_only_where_the_account_does_not() {
        var either = Feed.of("""
                name: trial
                source: urn:trial
                input: {topics: [trial]}
                defaults:
                  id: /id
                  time: {path: /time, as: iso}
                  accountId: /account
                  accountKey: {prefix: 'crm:', of: /customer}
                rules: [{emit: account.active}]
                """);
        assertThat(either.line("{" + GOOD + ",\"customer\":7}")).contains("\"data\":{\"accountId\":\"a-1\"}");
        assertThat(either.line("{\"id\":\"1\",\"time\":\"2026-06-14T11:00:00Z\",\"customer\":7}"))
                .contains("\"data\":{\"accountKey\":\"crm:7\"}");
    }
}
