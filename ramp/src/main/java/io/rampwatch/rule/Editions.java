package io.rampwatch.rule;

import io.rampwatch.rule.LevelStanding.Version;
import io.rampwatch.rule.PlanText.Understood;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which versions of the plan are judged at a tick: the one in force, those to come, and what was replaced lately. */
final class Editions implements Serializable {
    private static final long serialVersionUID = 1;

    private final AgreedRules first;
    private final PlanText text;
    private transient @Nullable Map<String, Understood> read;

    Editions(AgreedRules first, PlanText text) {
        this.first = first;
        this.text = text;
    }

    private Understood read(Announced version) {
        if (read == null) {
            read = new ConcurrentHashMap<>();
        }
        return read.computeIfAbsent(version.yaml(), text::read);
    }

    /** The version in force first, then those to come, then those that were replaced. */
    List<Edition> at(long tickMillis, List<Announced> announced) {
        List<Edition> coming = new ArrayList<>();
        List<Edition> replaced = new ArrayList<>();
        AgreedRules inForce = first;
        for (Announced next : announced) {
            AgreedRules rules = read(next).rules();
            if (rules != null && next.atMillis() > tickMillis) {
                coming.add(edition(rules, Version.COMING));
            } else if (rules != null) {
                if (next.atMillis() + next.shadowMillis() > tickMillis) {
                    replaced.add(edition(inForce, Version.REPLACED));
                }
                inForce = rules;
            }
        }
        List<Edition> all = new ArrayList<>(List.of(edition(inForce, Version.IN_FORCE)));
        all.addAll(coming);
        all.addAll(replaced);
        return all;
    }

    /** Every version that was ever announced, the first of all included: where a latched rule may come from. */
    List<AgreedRules> all(List<Announced> announced) {
        List<AgreedRules> all = new ArrayList<>(List.of(first));
        announced.stream()
                .map(next -> read(next).rules())
                .filter(Objects::nonNull)
                .forEach(all::add);
        return all;
    }

    /** What was announced and is no good plan: said on every level for as long as its successor would be shadowed. */
    List<String> refusals(long tickMillis, List<Announced> announced) {
        return announced.stream()
                .filter(next -> read(next).rules() == null && next.atMillis() + next.shadowMillis() > tickMillis)
                .map(next -> "plan version " + next.id() + " is refused and changes nothing: "
                        + read(next).refusal())
                .toList();
    }

    private static Edition edition(AgreedRules rules, Version version) {
        return new Edition(rules, new RampCalendar(rules), version);
    }
}
