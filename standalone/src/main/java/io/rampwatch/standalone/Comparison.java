package io.rampwatch.standalone;

import io.rampwatch.foresight.Incident;
import io.rampwatch.foresight.Recording;
import io.rampwatch.foresight.TrialRow;
import io.rampwatch.foresight.TrialStory;
import io.rampwatch.foresight.TrialWords;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import io.rampwatch.plan.PlanReader;
import io.rampwatch.plan.PlanVariants;
import io.rampwatch.wire.TrialJson;
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
 * @param plans by the names that a person reads, in the order of the table
 * @param incidents what really was wrong
 * @param labelled whether somebody said what was wrong
 */
record Comparison(Map<String, Plan> plans, List<Incident> incidents, boolean labelled) {

    /**
     * What is to be compared. It is asked before the job runs: a mistake in it should not cost a replay.
     *
     * @param file the plan that the job runs with
     * @param agreed what it says
     * @param against another plan; null for none
     * @param sweep a clause and the values to try; null for none
     * @param labels what really was wrong; null where nobody said
     */
    static Comparison of(
            Path file, Plan agreed, @Nullable Path against, @Nullable String sweep, @Nullable Path labels) {
        List<Incident> known = labels == null ? List.of() : Incident.read(labels.toString(), text(labels));
        return new Comparison(plans(file, agreed, against, sweep), known, labels != null);
    }

    /** The table, without a line break at the end. */
    String table(Path folder) throws IOException {
        return TrialWords.of(rows(folder), labelled);
    }

    /** The same as one line of JSON, without its end. */
    String json(Path folder) throws IOException {
        return new String(TrialJson.write(rows(folder)), StandardCharsets.UTF_8);
    }

    private List<TrialRow> rows(Path folder) throws IOException {
        Recording recording = RecordedFolder.read(folder);
        Map<String, TrialStory> stories = new LinkedHashMap<>();
        plans.forEach((name, each) -> {
            var story = new TrialStory();
            recording.judge(each.agreedRules(), story, story);
            stories.put(name, story);
        });
        return TrialRow.of(stories, incidents, labelled);
    }

    private static Map<String, Plan> plans(Path file, Plan agreed, @Nullable Path against, @Nullable String sweep) {
        Map<String, Plan> plans = new LinkedHashMap<>();
        if (against != null) {
            plans.put(against.getFileName().toString(), measuredAlike(agreed, PlanFile.demand(against)));
        }
        if (sweep == null) {
            plans.put(file.getFileName() + (against == null ? "" : " (new)"), agreed);
            return plans;
        }
        PlanVariants.of(text(file), sweep).forEach((name, yaml) -> {
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
