package io.rampwatch.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Good payloads to be damaged, and all presets beside a mapping that uses what they do not. */
final class Payloads {
    /** Names and words that rules look for. */
    static final List<String> WORDS = List.of(
            "type",
            "track",
            "event",
            "Signed Up",
            "messageId",
            "timestamp",
            "2026-06-14T11:00:00Z",
            "userId",
            "context",
            "groupId",
            "properties",
            "id",
            "created",
            "livemode",
            "data",
            "object",
            "customer",
            "customer.created",
            "payload",
            "op",
            "c",
            "u",
            "before",
            "after",
            "source",
            "ts_ms",
            "detail",
            "zen:event-type:ticket.created",
            "events",
            "0",
            "");

    private static final String OWN = """
            name: own
            source: urn:own
            input: {topics: [own], split: /events, unwrap: /payload, tombstones: skip, unmatched: none}
            defaults:
              id: {template: '{/type}/{/id}'}
              time: {coalesce: [/day, {prefix: '20', of: /short}], as: date, zone: Europe/Berlin, at: end_of_day}
              accountKey: {prefix: 'crm:', of: {nonZero: /customer}}
            rules:
              - when: {any: [{path: /type, eq: work}, {snake: /type, in: [work_done]}]}
                emit: manual_work.logged
                fields: {minutes: /minutes, step: {snake: /step}, team: {hash: [/team, /id]}, workId: {upper: /id}}
                also: [{name: active, emit: account.active, when: {changed: [/a, /b]}}]
              - when: {path: /type, present: false}
                ignore: true
            """;

    static final List<Mapper> MAPPERS = Stream.concat(
                    Presets.names().stream().map(Presets::mapping),
                    Stream.of(Feed.of(OWN).mapping()))
            .map(mapping -> new Mapper(mapping, Map.of()))
            .toList();

    static final List<String> GOOD = List.of("""
            {"type":"track","event":"Signed Up","messageId":"m-1","timestamp":"2026-06-14T11:00:00.000Z","userId":"u1",\
            "context":{"groupId":"g1","campaign":{"source":"google","medium":"cpc","name":"spring"},"page":{"search":"?gclid=a"}},\
            "properties":{"plan":"Pro","channel":"partner-acme","workspace_id":"w"}}""", """
            {"type":"track","event":"Provisioning Failed","messageId":"m-2","timestamp":"2026-06-14T11:00:00Z","userId":"u1",\
            "context":{},"properties":{"reason":"quota","attempt_id":7,"request_id":"r"}}""", """
            {"id":"evt_1","created":1781434800,"livemode":true,"type":"invoice.payment_failed","data":{"object":\
            {"id":"in_1","customer":"cus_1","amount_due":1900,"currency":"eur","metadata":{"account_id":"a"}}}}""", """
            {"id":"evt_2","created":1781434800,"livemode":true,"type":"customer.created","data":{"object":\
            {"id":"cus_1","metadata":{"account_id":"a"}}}}""", """
            {"type":"zen:event-type:ticket.created","account_id":1,"id":"z-1","time":"2026-06-14T11:00:00Z","detail":{"id":"5",\
            "priority":"HIGH","organization_id":"9","assignee_id":"8","group_id":"3","via":{"channel":"web"}},"event":{}}""", """
            {"type":"zen:event-type:ticket.tags_changed","id":"z-2","time":"2026-06-14T11:00:00Z","detail":{"id":"5"},\
            "event":{"tags_added":["eng_escalation"],"previous":"SOLVED","current":"OPEN"}}""", """
            {"schema":{},"payload":{"before":null,"after":{"id":7,"acquisition_channel":"Partner","plan":"pro",\
            "created_at":1781434800000},"source":{"name":"db","table":"accounts","ts_ms":1781434800000,"txId":7,"lsn":3},"op":"c"}}""", """
            {"before":{"id":7,"acquisition_channel":null},"after":{"id":7,"acquisition_channel":"Partner"},\
            "source":{"name":"db","ts_ms":1781434800000,"lsn":3},"op":"u"}""", """
            {"payload":{"events":[{"type":"work","id":1,"day":"2026-06-13","minutes":12.5,"customer":7,"step":"Data Repair",\
            "team":"ops","a":1,"b":2},{"type":"work done","id":2,"short":"26-06-13","minutes":"3","customer":"0"},{}]}}""");

    private Payloads() {}

    static byte[] any(SplittableRandom random) {
        return GOOD.get(random.nextInt(GOOD.size())).getBytes(UTF_8);
    }
}
