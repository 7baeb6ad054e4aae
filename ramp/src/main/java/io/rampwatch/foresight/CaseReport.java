package io.rampwatch.foresight;

import io.rampwatch.plan.Plan;
import io.rampwatch.plan.RuleCase;
import io.rampwatch.plan.RuleCase.Expected;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.LaneReading;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of the cases of a file, and which clauses of which rules none of them covers. */
public final class CaseReport {
    private static final String INDENT = "  ";

    private final Plan plan;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<String, Set<String>> covered = new LinkedHashMap<>();

    /**
     * What became of a case.
     *
     * @param name as it is written
     * @param faults what did not come out as written; none for a good one
     */
    public record Outcome(String name, List<Fault> faults) {
        /** Whether it came out as written. */
        public boolean good() {
            return faults.isEmpty();
        }
    }

    /**
     * One level that is not as written.
     *
     * @param rule whose
     * @param expected as the case has it
     * @param found the level with the numbers behind it
     */
    public record Fault(String rule, String expected, String found) {}

    /** Nothing yet. */
    public CaseReport(Plan plan) {
        this.plan = plan;
    }

    /** Notes a case with the levels that came out, by rule. */
    public void add(RuleCase one, Map<String, Level> levels) {
        List<Fault> faults = new ArrayList<>();
        for (Expected expected : one.then()) {
            Level level = levels.get(expected.rule());
            if (level != null && as(expected, level)) {
                cover(expected, level);
            } else {
                faults.add(new Fault(expected.rule(), expected.words(), found(level)));
            }
        }
        outcomes.add(new Outcome(one.name(), List.copyOf(faults)));
    }

    /** Whether every case came out as written. */
    public boolean good() {
        return outcomes.stream().allMatch(Outcome::good);
    }

    /** What became of the cases, in the order of the file. */
    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** The clauses that no case covers, by rule, in the order of the plan; rules that are covered are not in it. */
    public Map<String, List<String>> open() {
        Map<String, List<String>> open = new LinkedHashMap<>();
        for (StopRule rule : plan.rules()) {
            List<String> clauses = new ArrayList<>(clauses(rule));
            clauses.removeAll(covered.getOrDefault(rule.id(), Set.of()));
            if (!clauses.isEmpty()) {
                open.put(rule.id(), List.copyOf(clauses));
            }
        }
        return open;
    }

    /** The report of a file, without a line break at the end. */
    public String words(String file) {
        long failed = outcomes.stream().filter(each -> !each.good()).count();
        List<String> all = new ArrayList<>();
        all.add(file + ": " + outcomes.size() + (outcomes.size() == 1 ? " case, " : " cases, ")
                + (failed == 0 ? "all as written" : failed + " not as written"));
        for (Outcome each : outcomes) {
            all.add(INDENT + (each.good() ? "ok   " : "not  ") + each.name());
            each.faults()
                    .forEach(fault -> all.add(INDENT + "       " + fault.rule() + ": expected " + fault.expected()
                            + ", found " + fault.found()));
        }
        Map<String, List<String>> open = open();
        all.add("");
        all.add(open.isEmpty() ? "every clause of every rule is covered" : "no case covers");
        open.forEach((rule, clauses) -> all.add(INDENT + rule + ": " + String.join(", ", clauses)));
        return String.join("\n", all);
    }

    private static boolean as(Expected expected, Level level) {
        String lane = expected.lane();
        boolean holds = lane == null
                || level.figures().holding().stream().map(LaneReading::words).anyMatch(lane::equals);
        return level.state() == expected.state()
                && holds
                && (expected.cause() == null || expected.cause() == level.cause());
    }

    /** The clauses of a rule that a case can show. */
    private static List<String> clauses(StopRule rule) {
        List<String> clauses = new ArrayList<>();
        clauses.add("when (a level that is good)");
        rule.proof().stream().map(Lane::words).forEach(clauses::add);
        if (rule.least() > 0) {
            clauses.add("least");
        }
        if (rule.restart() != null) {
            clauses.add("restart");
        }
        return clauses;
    }

    private void cover(Expected expected, Level level) {
        Set<String> known = covered.computeIfAbsent(expected.rule(), rule -> new HashSet<>());
        switch (level.state()) {
            case OK -> known.add("when (a level that is good)");
            case BREACH -> level.figures().holding().forEach(lane -> known.add(lane.words()));
            case RESTART_READY -> known.add("restart");
            case UNKNOWN -> {
                if (level.cause() == Cause.TOO_FEW) {
                    known.add("least");
                }
            }
            case WATCH -> {}
        }
    }

    private static String found(@Nullable Level level) {
        return level == null ? "no level: no tick was judged" : words(level);
    }

    /** A level in words, with the numbers behind it. */
    public static String words(Level level) {
        Cause cause = level.cause();
        List<String> lanes = level.figures().lanes().stream()
                .map(lane -> lane.words() + ": " + lane.progress())
                .toList();
        return level.state() + (cause == null ? "" : "(" + cause + ")") + " since "
                + Instant.ofEpochMilli(level.sinceMillis())
                + (level.state() == State.UNKNOWN || level.denominator() == null ? "" : value(level))
                + (lanes.isEmpty() ? "" : "; " + String.join(", ", lanes));
    }

    private static String value(Level level) {
        Long k = level.numerator();
        return k == null ? " on " + level.denominator() : ", " + k + " of " + level.denominator();
    }
}
