package io.rampwatch.account;

import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Failures that nobody reports: a second workspace of an account within half an hour of the one before. Where a failure
 * of that half hour says the same, it is the one that counts.
 */
final class DuplicateWorkspaces {
    static final String REASON = "duplicate_workspace";

    private static final String FAILED = Kind.PROVISIONING_FAILED.noun();
    private static final String DERIVED = FAILED + ":\u001fworkspace:";
    private static final long NEAR = 30 * 60_000;

    private DuplicateWorkspaces() {}

    /** Whether an event may change what follows. */
    static boolean concerns(OpsEvent event) {
        return event.kind() == Kind.WORKSPACE_CREATED
                || (event.kind() == Kind.PROVISIONING_FAILED && REASON.equals(event.reason()));
    }

    /** The facts with the failures that follow from the workspaces among them, and no others of that kind. */
    static Map<String, Fact> in(Map<String, Fact> known) {
        Map<String, Fact> facts = new HashMap<>(known);
        facts.keySet().removeIf(key -> key.startsWith(DERIVED));
        List<Map.Entry<String, Fact>> created = new ArrayList<>();
        List<Long> reported = new ArrayList<>();
        facts.entrySet().forEach(entry -> {
            Fact fact = entry.getValue();
            if (fact.name().equals(Kind.WORKSPACE_CREATED.noun())) {
                created.add(entry);
            } else if (fact.name().equals(FAILED) && REASON.equals(fact.code())) {
                reported.add(fact.atMillis());
            }
        });
        created.sort(Comparator.<Map.Entry<String, Fact>>comparingLong(
                        entry -> entry.getValue().atMillis())
                .thenComparing(Map.Entry::getKey));
        Map<String, Fact> derived = new HashMap<>();
        for (int i = 1; i < created.size(); i++) {
            Fact second = created.get(i).getValue();
            long at = second.atMillis();
            boolean near = at - created.get(i - 1).getValue().atMillis() <= NEAR;
            boolean told = reported.stream().anyMatch(each -> Math.abs(each - at) <= NEAR);
            if (near && !told) {
                derived.put(
                        DERIVED + created.get(i).getKey(),
                        new Fact(FAILED, at, 0, true, second.counted(), OpsEvent.UNRECORDED, REASON, false));
            }
        }
        facts.putAll(derived);
        return Map.copyOf(facts);
    }
}
