package io.rampwatch.alerting;

import io.rampwatch.plan.Plan;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.LevelStanding.Version;
import io.rampwatch.rule.StopRule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the plan of a start is the one that judged before it: a file that was edited in between is no announcement.
 */
final class PlanFound {
    private PlanFound() {}

    /**
     * What to say of it; empty where the plan is the same, or nothing was judged yet.
     *
     * @param levels the newest levels before the start
     */
    static Optional<String> words(Plan plan, List<Level> levels) {
        Optional<Level> latest = levels.stream()
                .filter(level -> level.standing().version() == Version.IN_FORCE)
                .max(Comparator.comparingLong(Level::tickMillis));
        return latest.filter(level -> !level.planHash().equals(plan.hash()))
                .map(level -> "The plan file is not the plan that judged until "
                        + Instant.ofEpochMilli(level.tickMillis()) + ": that was " + level.planHash() + ", this is "
                        + plan.hash() + ". " + changes(plan, levels, level)
                        + " Unless it was announced, what is changed holds from this start on, at once, and was not"
                        + " judged beside the old rules before.");
    }

    private static String changes(Plan plan, List<Level> levels, Level latest) {
        var before = new TreeSet<String>();
        levels.stream()
                .filter(level -> level.planHash().equals(latest.planHash()))
                .filter(level -> !level.rule().equals(Level.MANUAL))
                .forEach(level -> before.add(level.rule() + "@" + level.ruleVersion()));
        var now = new TreeSet<String>();
        for (StopRule rule : plan.rules()) {
            now.add(rule.id() + "@" + rule.version());
        }
        var gone = new TreeSet<>(before);
        gone.removeAll(now);
        now.removeAll(before);
        return gone.isEmpty() && now.isEmpty()
                ? "No rule has changed."
                : "Rules that are new or changed: " + list(now) + "; that are gone or were another: " + list(gone)
                        + ".";
    }

    private static String list(Set<String> rules) {
        return rules.isEmpty() ? "none" : String.join(", ", rules);
    }
}
