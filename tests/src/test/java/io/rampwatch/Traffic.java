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
    private final List<Long> born = new ArrayList<>();
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

    /**
     * What makes accounts hard to count, for most of those that are there: foreign keys, tickets of nobody, spam,
     * duplicates that are merged, erasures, corrections, facts from before the signup.
     */
    Traffic turmoil(long seed) {
        var luck = new SplittableRandom(seed);
        for (int i = 0; i < born.size(); i++) {
            trouble(i, "acc-" + i, born.get(i), luck);
        }
        return this;
    }

    private void trouble(int number, String account, long at, SplittableRandom luck) {
        long later = at + luck.nextLong(6 * HOUR);
        String ticket = "N-" + account;
        switch (luck.nextInt(14)) {
            case 0 -> {
                add(later, "account.linked", account, Map.of("accountId", account, "linkKey", "k:" + account));
                long bill = later + luck.nextLong(60_000) - 30_000;
                add(bill, "billing.changed", account, Map.of("accountKey", "k:" + account, "billingId", "B" + number));
                add(bill, "provisioning.failed", account, Map.of("accountKey", "k:" + account, "reasonCode", "card"));
            }
            case 1 -> {
                add(later, "ticket.opened", ticket, Map.of("ticketId", ticket));
                add(later + luck.nextLong(HOUR), "ticket.resolved", ticket, Map.of("ticketId", ticket));
                add(
                        later + luck.nextLong(3 * HOUR),
                        "ticket.linked",
                        ticket,
                        Map.of("ticketId", ticket, "accountId", account));
            }
            case 2 -> {
                add(later, "ticket.opened", account, Map.of("accountId", account, "ticketId", ticket));
                add(later + luck.nextLong(2 * HOUR), "ticket.voided", ticket, Map.of("ticketId", ticket));
                add(later + luck.nextLong(3 * HOUR), "ticket.reopened", ticket, Map.of("ticketId", ticket));
            }
            case 3 -> {
                String survivor = "acc-" + Math.max(0, number - 3);
                add(later, "account.merged", account, Map.of("accountId", account, "survivorId", survivor));
                add(later + 1_000, "account.merged", account, Map.of("accountId", survivor, "survivorId", account));
                add(later + HOUR, "ticket.opened", account, Map.of("accountId", account, "ticketId", ticket));
                add(
                        later + HOUR,
                        "activation.milestone",
                        account,
                        Map.of("accountId", account, "milestone", "activated"));
            }
            case 4 -> {
                add(later, "account.erased", account, Map.of("accountId", account));
                add(later + 10_000, "manual_work.logged", account, Map.of("accountId", account, "minutes", 5));
                add(later - 10_000, "manual_work.logged", account, Map.of("accountId", account, "minutes", 7));
            }
            case 5 ->
                add(
                        later,
                        "account.attributed",
                        account,
                        Map.of("accountId", account, "channel", "direct", "priority", 1));
            case 6 -> {
                for (int version = 1; version <= 3; version++) {
                    long when = later + luck.nextLong(20_000);
                    var work = Map.of("accountId", account, "workId", "W" + number, "minutes", version);
                    add(when, "manual_work.logged", account, work, Instant.ofEpochMilli(later + version));
                }
            }
            case 7 -> {
                long before = at - luck.nextLong(90_000);
                add(before, "provisioning.failed", account, Map.of("accountId", account, "reasonCode", "early"));
                add(before, "ticket.opened", account, Map.of("accountId", account, "ticketId", ticket));
            }
            case 8 -> {
                add(later, "ticket.opened", account, Map.of("accountKey", "k:" + account, "ticketId", ticket));
                add(
                        later + luck.nextLong(HOUR),
                        "account.linked",
                        account,
                        Map.of("accountId", account, "linkKey", "k:" + account));
            }
            case 9 -> {
                for (String name : List.of("w1", "w2")) {
                    long when = later + luck.nextLong(40 * 60_000);
                    add(when, "workspace.created", account, Map.of("accountId", account, "workspaceId", name));
                }
            }
            default -> {
                // most are left in peace
            }
        }
    }

    private void live(String account, String channel, long at) {
        born.add(at);
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
        add(millis, type, account, data, null);
    }

    private void add(long millis, String type, String account, Map<String, ?> data, Instant recorded) {
        var json = JSON.createObjectNode();
        json.put("specversion", "1.0");
        json.put("id", type + "-" + events.size());
        json.put("source", "urn:test:traffic");
        json.put("type", "io.rampwatch." + type + ".v1");
        json.put("time", Instant.ofEpochMilli(millis).toString());
        if (recorded != null) {
            json.put("recordedtime", recorded.toString());
        }
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
