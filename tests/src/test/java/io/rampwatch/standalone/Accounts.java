package io.rampwatch.standalone;

import io.rampwatch.event.Kind;
import io.rampwatch.wire.EventJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Accounts of fifty channels, one of which has 60 of 100, made from a seed: they sign up over a day, are set up,
 * activate, and some need help. Events come up to 20 s out of order, and one in a hundred comes twice.
 */
final class Accounts {
    static final int CHANNELS = 50;
    /** A Monday, midnight. */
    static final long START = Instant.parse("2025-06-02T00:00:00Z").toEpochMilli();

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 1_440 * MINUTE;
    private static final double EVENTS_PER_ACCOUNT = 5.1;

    private final SplittableRandom random;
    private final long gapMillis1000;
    private final PriorityQueue<Event> next = new PriorityQueue<>(Comparator.comparingLong(Event::arrivalMillis));
    private long accounts;
    private long events;

    /**
     * A stream of events.
     *
     * @param events how many come in about a day
     */
    Accounts(long seed, long events) {
        random = new SplittableRandom(seed);
        gapMillis1000 = Math.max(1, (long) (DAY * 1_000 * EVENTS_PER_ACCOUNT / events));
    }

    /**
     * One event.
     *
     * @param arrivalMillis when it comes
     * @param account whose it is
     * @param json the record's value
     */
    record Event(long arrivalMillis, String account, byte[] json) {}

    static String channel(int number) {
        return "channel-" + number;
    }

    /** The next to come; there is no end. */
    Event next() {
        while (next.isEmpty() || next.peek().arrivalMillis() >= signup()) {
            live(signup());
        }
        return next.poll();
    }

    private long signup() {
        return START + accounts * gapMillis1000 / 1_000;
    }

    private void live(long at) {
        String account = "acc-%08d".formatted(accounts++);
        String channel = channel(random.nextInt(100) < 60 ? 0 : 1 + random.nextInt(CHANNELS - 1));
        says(account, Kind.SIGNED_UP, at, Map.of("channel", channel));
        boolean fails = random.nextInt(100) < 6;
        if (fails) {
            says(
                    account,
                    Kind.PROVISIONING_FAILED,
                    at + after(5 * SECOND),
                    Map.of("attemptId", account + "-p0", "reasonCode", "failed_import"));
        }
        long ready = at + after((fails ? 600 : 20) * SECOND);
        says(account, Kind.PROVISIONING_SUCCEEDED, ready, Map.of("attemptId", account + "-p1"));
        says(account, Kind.WORKSPACE_CREATED, ready + after(5 * MINUTE), Map.of("workspaceId", account + "-ws"));
        if (random.nextInt(100) < 80) {
            long connected = ready + after(60 * MINUTE);
            says(account, Kind.MILESTONE, connected, Map.of("milestone", "integration_connected"));
            if (random.nextInt(100) < 78) {
                says(account, Kind.MILESTONE, connected + after(60 * MINUTE), Map.of("milestone", "report_viewed"));
            }
        }
        if (random.nextInt(100) < 20) {
            says(
                    account,
                    Kind.TICKET_OPENED,
                    ready + after(120 * MINUTE),
                    Map.of("ticketId", account + "-t1", "reasonCode", "unclear_setup_step"));
        }
        if (random.nextInt(100) < 15) {
            says(
                    account,
                    Kind.WORK_LOGGED,
                    ready + after(180 * MINUTE),
                    Map.of("workId", account + "-w1", "minutes", Integer.toString(1 + random.nextInt(40))));
        }
    }

    private long after(long mean) {
        return Math.min(10 * mean, SECOND + (long) (-StrictMath.log(1 - random.nextDouble()) * mean));
    }

    private void says(String account, Kind kind, long at, Map<String, String> fields) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("accountId", account);
        data.putAll(fields);
        data.put("region", "eu-central-1");
        data.put("plan", "team-monthly");
        byte[] json = EventJson.write("urn:bench:product", "evt-%010d".formatted(events++), kind, at, account, data);
        next.add(new Event(at + random.nextLong(20 * SECOND), account, json));
        if (random.nextInt(100) == 0) {
            next.add(new Event(at + random.nextLong(60 * MINUTE), account, json));
        }
    }
}
