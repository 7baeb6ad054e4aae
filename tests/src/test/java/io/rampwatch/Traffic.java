package io.rampwatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Accounts that sign up and live, made from a seed: always the same behaviour, whatever their number. 62 of 100
 * activate, after 6 hours on average; some meet a failure, a ticket, an escalation, an hour of manual work.
 */
final class Traffic {
    static final long HOUR = 3_600_000;
    static final long DAY = 24 * HOUR;
    /** A Monday, midnight. */
    static final long START = Instant.parse("2026-11-23T00:00:00Z").toEpochMilli();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MEAN_DELAY_HOURS = 6;

    private final SplittableRandom random;
    private final List<Event> events = new ArrayList<>();
    private int accounts;

    Traffic(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * One event.
     *
     * @param millis when it happens
     * @param type its kind, such as {@code ticket.opened}
     * @param account whose it is
     * @param json the record's value
     */
    record Event(long millis, String type, String account, String json) {}

    /** A plan over the channels {@code partner} and {@code direct}. */
    static Path plan() {
        return Repository.root().resolve("tests/src/test/resources/traffic.yml");
    }

    /** The same channels with a rule for every lane, one of which is broken and on its way back. */
    static Path lanes() {
        return Repository.root().resolve("tests/src/test/resources/lanes.yml");
    }

    /** So many signups, spread over a day of a channel. */
    Traffic day(String channel, int day, int signups) {
        for (int i = 0; i < signups; i++) {
            long at = START + day * DAY + random.nextLong(DAY);
            live("acc-" + accounts++, channel, at);
        }
        return this;
    }

    private void live(String account, String channel, long at) {
        add(at, "account.signed_up", account, Map.of("accountId", account, "channel", channel));
        if (random.nextInt(100) < 62) {
            long delay = (long) (-Math.log(1 - random.nextDouble()) * MEAN_DELAY_HOURS * HOUR);
            add(at + delay, "activation.milestone", account, Map.of("accountId", account, "milestone", "activated"));
        }
        if (random.nextInt(20) == 0) {
            add(
                    at + random.nextLong(10_000),
                    "provisioning.failed",
                    account,
                    Map.of("accountId", account, "attemptId", "P-" + account, "reasonCode", "timeout"));
        } else {
            add(
                    at + random.nextLong(10_000),
                    "provisioning.succeeded",
                    account,
                    Map.of("accountId", account, "attemptId", "P-" + account));
        }
        if (random.nextInt(10) == 0) {
            long opened = at + random.nextLong(2 * DAY);
            add(opened, "ticket.opened", account, Map.of("accountId", account, "ticketId", "T-" + account));
            if (random.nextInt(5) == 0) {
                add(
                        opened + random.nextLong(HOUR),
                        "escalation.raised",
                        account,
                        Map.of("accountId", account, "ticketId", "T-" + account, "escalationId", "E-" + account));
            }
        }
        if (random.nextInt(4) == 0) {
            add(
                    at + random.nextLong(20_000),
                    "manual_work.logged",
                    account,
                    Map.of("accountId", account, "minutes", 1 + random.nextInt(60)));
        }
    }

    private void add(long millis, String type, String account, Map<String, ?> data) {
        var json = JSON.createObjectNode();
        json.put("specversion", "1.0");
        json.put("id", type + "-" + events.size());
        json.put("source", "urn:test:traffic");
        json.put("type", "io.rampwatch." + type + ".v1");
        json.put("time", Instant.ofEpochMilli(millis).toString());
        json.put("subject", account);
        json.set("data", JSON.valueToTree(data));
        events.add(new Event(millis, type, account, json.toString()));
    }

    /** In the order in which they happen. */
    List<Event> events() {
        return events.stream().sorted(Comparator.comparingLong(Event::millis)).toList();
    }

    List<String> lines() {
        return events().stream().map(Event::json).toList();
    }
}
