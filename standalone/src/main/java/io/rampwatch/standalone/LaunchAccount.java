package io.rampwatch.standalone;

import io.rampwatch.event.Kind;
import io.rampwatch.wire.EventJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One account of the launch week, from its signup on. */
final class LaunchAccount {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final List<String> FAILURES = List.of("failed_import", "expired_token", "duplicate_workspace");
    private static final List<String> TROUBLES = List.of("failed_import", "unclear_setup_step", "billing_mismatch");

    private final String name;
    private final String channel;
    private final Mood mood;
    private final SplittableRandom random;
    private final List<Happening> all;
    private int count;

    LaunchAccount(String name, String channel, Mood mood, SplittableRandom random, List<Happening> all) {
        this.name = name;
        this.channel = channel;
        this.mood = mood;
        this.random = random;
        this.all = all;
    }

    void live(long signup) {
        says(Kind.SIGNED_UP, signup, Map.of("channel", channel));
        provision(signup + 5 * SECOND);
        activate(signup);
        if (random.nextDouble() < mood.tickets()) {
            ticket(signup + delay(4 * HOUR, 20 * HOUR));
        }
    }

    private void provision(long at) {
        String attempt = name + "-p1";
        says(Kind.PROVISIONING_STARTED, at, Map.of("attemptId", attempt));
        if (random.nextDouble() >= mood.failure()) {
            says(Kind.PROVISIONING_SUCCEEDED, at + 20 * SECOND, Map.of("attemptId", attempt));
            return;
        }
        says(Kind.PROVISIONING_FAILED, at + 25 * SECOND, Map.of("attemptId", attempt, "reasonCode", one(FAILURES)));
        long repaired = at + delay(HOUR, 6 * HOUR);
        String minutes = Integer.toString(15 + random.nextInt(25));
        says(Kind.WORK_LOGGED, repaired, Map.of("workId", name + "-w1", "minutes", minutes, "step", "provisioning"));
        says(Kind.PROVISIONING_SUCCEEDED, repaired + MINUTE, Map.of("attemptId", name + "-p2"));
    }

    /** Who activates does so within a day; who does not misses a step, or takes more than a day for the last. */
    private void activate(long signup) {
        boolean activates = random.nextDouble() < mood.activation();
        says(Kind.WORKSPACE_CREATED, signup + delay(MINUTE, 10 * MINUTE), Map.of("workspaceId", name + "-ws"));
        long connected = signup + delay(40 * MINUTE, 10 * HOUR);
        if (activates || random.nextDouble() < 0.6) {
            says(Kind.MILESTONE, connected, Map.of("milestone", "integration_connected"));
        }
        if (activates) {
            says(Kind.MILESTONE, connected + delay(30 * MINUTE, 10 * HOUR), Map.of("milestone", "report_viewed"));
        } else if (random.nextDouble() < 0.2) {
            says(Kind.MILESTONE, signup + 25 * HOUR + delay(HOUR, 9 * HOUR), Map.of("milestone", "report_viewed"));
        }
    }

    private void ticket(long at) {
        String id = name + "-t1";
        String reason = one(TROUBLES);
        says(Kind.TICKET_OPENED, at, Map.of("ticketId", id, "reasonCode", reason));
        if (random.nextDouble() < 0.08) {
            says(
                    Kind.ESCALATION_RAISED,
                    at + delay(HOUR, 5 * HOUR),
                    Map.of("escalationId", name + "-e1", "ticketId", id, "reasonCode", reason));
        }
        String minutes = Integer.toString(5 + random.nextInt(15));
        says(Kind.WORK_LOGGED, at + delay(HOUR, 5 * HOUR), Map.of("workId", name + "-w2", "minutes", minutes));
    }

    /** A delay with a long tail and an end. */
    private long delay(long median, long most) {
        double spread = StrictMath.exp(0.8 * gaussian());
        return Math.min(most, Math.max(SECOND, (long) (median * spread)));
    }

    /** A normal deviate, as the sum of twelve uniform ones less six. */
    private double gaussian() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private void says(Kind kind, long at, Map<String, String> fields) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("accountId", name);
        fields.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> data.put(field.getKey(), field.getValue()));
        count++;
        byte[] json = EventJson.write("urn:demo:product", name + "-" + count, kind, at, name, data);
        all.add(new Happening(at, name, json));
    }
}
