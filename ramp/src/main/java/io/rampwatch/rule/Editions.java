package io.rampwatch.rule;

import io.rampwatch.rule.LevelStanding.Version;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which versions of the plan are judged at a tick: the one in force, those to come, and what was replaced lately. */
final class Editions implements Serializable {
    private static final long serialVersionUID = 1;

    private final AgreedRules first;
    private final PlanText text;
    private transient Map<String, Optional<AgreedRules>> read = new ConcurrentHashMap<>();

    Editions(AgreedRules first, PlanText text) {
        this.first = first;
        this.text = text;
    }

    /** The rules of an announced version; empty where it is no good plan. */
    Optional<AgreedRules> read(String yaml) {
        if (read == null) {
            read = new ConcurrentHashMap<>();
        }
        return read.computeIfAbsent(yaml, text::read);
    }

    /** The version in force first, then those to come, then those that were replaced. */
    List<Edition> at(long tickMillis, List<Announced> announced) {
        List<Edition> others = new ArrayList<>();
        AgreedRules inForce = first;
        List<Edition> replaced = new ArrayList<>();
        for (Announced next : announced) {
            AgreedRules rules = read(next.yaml()).orElse(inForce);
            if (next.atMillis() > tickMillis) {
                others.add(edition(rules, Version.COMING));
            } else {
                if (next.atMillis() + next.shadowMillis() > tickMillis) {
                    replaced.add(edition(inForce, Version.REPLACED));
                }
                inForce = rules;
            }
        }
        List<Edition> all = new ArrayList<>(List.of(edition(inForce, Version.IN_FORCE)));
        all.addAll(others);
        all.addAll(replaced);
        return all;
    }

    /** Every version that was ever announced, the first of all included: where a latched rule may come from. */
    List<AgreedRules> all(List<Announced> announced) {
        List<AgreedRules> all = new ArrayList<>(List.of(first));
        announced.forEach(next -> read(next.yaml()).ifPresent(all::add));
        return all;
    }

    private static Edition edition(AgreedRules rules, Version version) {
        return new Edition(rules, new RampCalendar(rules), version);
    }
}
