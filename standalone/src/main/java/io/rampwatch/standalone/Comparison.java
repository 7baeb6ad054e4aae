package io.rampwatch.standalone;

import io.rampwatch.foresight.Incident;
import io.rampwatch.foresight.Recording;
import io.rampwatch.foresight.TrialStory;
import io.rampwatch.foresight.TrialWords;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import io.rampwatch.plan.PlanVariants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What several plans would have said of one recording: the job runs once, rules are judged as often as there are plans.
 *
 * @param plan the plan that the job ran with
 * @param against another plan; null for none
 * @param sweep a clause and the values to try; null for none
 * @param incidents what really was wrong; null where nobody said
 */
record Comparison(
        Path plan,
        @Nullable Path against,
        @Nullable String sweep,
        @Nullable Path incidents) {

    /** Whether there is anything to compare. */
    boolean asked() {
        return against != null || sweep != null || incidents != null;
    }

    /** The table, without a line break at the end. */
    String table(Plan agreed, Path folder) throws IOException {
        Map<String, Plan> plans = plans(agreed);
        List<Incident> known = incidents == null ? List.of() : Incident.read(incidents.toString(), text(incidents));
        Recording recording = RecordedFolder.read(folder);
        Map<String, TrialStory> stories = new LinkedHashMap<>();
        plans.forEach((name, each) -> {
            var story = new TrialStory();
            recording.judge(each.agreedRules(), story, story);
            stories.put(name, story);
        });
        return TrialWords.of(stories, known, incidents != null);
    }

    private Map<String, Plan> plans(Plan agreed) throws IOException {
        Map<String, Plan> plans = new LinkedHashMap<>();
        if (against != null) {
            plans.put(against.getFileName().toString(), measuredAlike(agreed, PlanFile.demand(against)));
        }
        if (sweep == null) {
            plans.put(plan.getFileName() + (against == null ? "" : " (new)"), agreed);
            return plans;
        }
        PlanVariants.of(text(plan), sweep).forEach((name, yaml) -> {
            var read = PlanReader.read(name, yaml.getBytes(StandardCharsets.UTF_8));
            Plan variant = read.plan();
            if (variant == null) {
                throw new Trouble("with " + name + " the plan cannot be used\n" + read.problems());
            }
            plans.put(name, variant);
        });
        return plans;
    }

    private static Plan measuredAlike(Plan one, Plan other) {
        boolean alike = one.metrics().equals(other.metrics())
                && one.settleMinutes() == other.settleMinutes()
                && one.timezone().equals(other.timezone())
                && one.judgedByEvidence().containsAll(other.judgedByEvidence());
        if (!alike) {
            throw new Trouble("the two plans measure differently (metrics, settle, timezone, or evidence):"
                    + " replay each by itself and compare the folders");
        }
        return other;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Trouble(file + " cannot be read: is there such a file?", unreadable);
        }
    }
}
