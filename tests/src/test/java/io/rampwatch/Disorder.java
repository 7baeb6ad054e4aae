package io.rampwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events in the order in which they might arrive. */
final class Disorder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long HOUR = 3_600_000;

    private Disorder() {}

    /** Each event arrives up to so many milliseconds after it happened. */
    static List<String> within(long millis, long seed, List<String> events) {
        var random = new SplittableRandom(seed);
        List<Map.Entry<Long, String>> arrivals = new ArrayList<>();
        for (String event : events) {
            arrivals.add(Map.entry(time(event) + random.nextLong(millis + 1), event));
        }
        return inOrder(arrivals);
    }

    /** Each event arrives within so many milliseconds, and one in ten a second time. */
    static List<String> twice(long millis, long seed, List<String> events) {
        var random = new SplittableRandom(seed);
        List<String> all = new ArrayList<>(events);
        events.stream().filter(any -> random.nextInt(10) == 0).forEach(all::add);
        return within(millis, seed, all);
    }

    /**
     * One event in five comes up to so many hours late. All of an account that is erased or merged comes in time: what
     * comes after an erasure is dropped, and what was counted before a merge stays where it was counted.
     */
    static List<String> late(int hours, long seed, List<String> events) {
        var random = new SplittableRandom(seed);
        Set<String> ended = events.stream()
                .filter(event -> event.contains("account.erased") || event.contains("account.merged"))
                .flatMap(event -> Stream.of(
                        account(event),
                        json(event).at("/data/accountId").asText(),
                        json(event).at("/data/survivorId").asText()))
                .collect(Collectors.toSet());
        List<Map.Entry<Long, String>> arrivals = new ArrayList<>();
        for (String event : events) {
            boolean inTime = ended.contains(account(event));
            long most = inTime || random.nextInt(5) > 0 ? 20_000 : hours * HOUR;
            arrivals.add(Map.entry(time(event) + random.nextLong(most), event));
        }
        return inOrder(arrivals);
    }

    /** As it arrives in bad hours: one in five late, up to three days, one in twenty twice, junk between. */
    static List<String> bad(long seed, List<String> events) {
        var random = new SplittableRandom(seed);
        List<Map.Entry<Long, String>> arrivals = new ArrayList<>();
        for (String event : events) {
            long arrival = time(event) + delay(random);
            arrivals.add(arrival(arrival, event));
            if (random.nextInt(20) == 0) {
                arrivals.add(arrival(arrival + random.nextLong(26 * HOUR), event));
            }
            if (random.nextInt(100) == 0) {
                arrivals.add(arrival(arrival, "hello"));
            }
        }
        return inOrder(arrivals);
    }

    private static long delay(SplittableRandom random) {
        int luck = random.nextInt(200);
        long most = luck < 160 ? 60_000 : luck < 190 ? 2 * HOUR : luck < 199 ? 24 * HOUR : 71 * HOUR;
        return random.nextLong(most);
    }

    private static Map.Entry<Long, String> arrival(long at, String raw) {
        return Map.entry(
                at, JSON.createObjectNode().put("arrival", at).put("raw", raw).toString());
    }

    private static List<String> inOrder(List<Map.Entry<Long, String>> arrivals) {
        return arrivals.stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static long time(String event) {
        return Instant.parse(json(event).get("time").asText()).toEpochMilli();
    }

    /** The account that it is about, also where it names a ticket of its own. */
    private static String account(String event) {
        String subject = json(event).get("subject").asText();
        return subject.startsWith("N-") ? subject.substring(2) : subject;
    }

    private static JsonNode json(String event) {
        try {
            return JSON.readTree(event);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
