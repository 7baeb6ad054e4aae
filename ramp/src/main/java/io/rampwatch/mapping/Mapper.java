package io.rampwatch.mapping;

import io.rampwatch.event.DeclaredEvent;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Reason;
import io.rampwatch.wire.Checked;
import io.rampwatch.wire.Draft;
import io.rampwatch.wire.EventReader;
import io.rampwatch.wire.JsonTree;
import io.rampwatch.wire.Refused;
import io.rampwatch.wire.StrictJson;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies one mapping to records. Whatever the bytes are, every record has an outcome, the same each time, and nothing
 * is passed on that went wrong.
 *
 * <p>One thread at a time; an instance keeps buffers from record to record and sends none of them over the wire.
 */
public final class Mapper implements Serializable {
    /** The rule by which records without a value are ignored, where the mapping skips tombstones. */
    static final String TOMBSTONE = "(tombstone)";

    private final Mapping mapping;
    private final EventReader checks;
    private transient @Nullable StrictJson json;

    /**
     * A mapper.
     *
     * @param minutesMaxBySource the longest credible piece of manual work, in minutes, by source; 1,440 for others
     */
    public Mapper(Mapping mapping, Map<String, Long> minutesMaxBySource) {
        this(mapping, minutesMaxBySource, List.of());
    }

    /**
     * A mapper to events of which some may be of types of a plan's own.
     *
     * @param minutesMaxBySource the longest credible piece of manual work, in minutes, by source; 1,440 for others
     * @param declared the types that the plan declares
     */
    public Mapper(Mapping mapping, Map<String, Long> minutesMaxBySource, List<DeclaredEvent> declared) {
        this.mapping = mapping;
        this.checks = new EventReader(minutesMaxBySource, declared);
    }

    /** The mapping that is applied. */
    public Mapping mapping() {
        return mapping;
    }

    /**
     * What becomes of a record.
     *
     * @param value its value; null for none
     * @param arrivalMillis when it arrived, epoch milliseconds, or {@link Origin#UNKNOWN}
     * @return in the order of its elements; empty for an array without any
     */
    public List<Outcome> map(byte @Nullable [] value, long arrivalMillis) {
        if (value == null && mapping.input().skipsTombstones()) {
            return List.of(new Outcome.Ignored(Outcome.WHOLE, TOMBSTONE));
        }
        try {
            JsonTree document = json().read(value, mapping.input().maxBytes());
            List<Outcome> outcomes = new ArrayList<>();
            for (Part part : parts(document)) {
                outcomes.addAll(outcomes(part, arrivalMillis));
            }
            return outcomes;
        } catch (Refused refused) {
            return List.of(new Outcome.Refusal(Outcome.WHOLE, refused.reason(), refused.detail()));
        } catch (RuntimeException defect) {
            // a defect of ours must not stop the stream; the record is kept and the defect named
            var detail = "mapping failed: " + defect.getClass().getSimpleName();
            return List.of(new Outcome.Refusal(Outcome.WHOLE, Reason.BAD_JSON, detail));
        }
    }

    private record Part(int element, JsonTree tree) {}

    private List<Part> parts(JsonTree document) throws Refused {
        Pointer unwrap = mapping.input().unwrap();
        Pointer split = mapping.input().split();
        JsonTree wrapped = unwrap == null ? null : unwrap.find(document);
        JsonTree payload = wrapped == null ? document : wrapped;
        if (split == null) {
            return List.of(new Part(Outcome.WHOLE, payload));
        }
        if (split.find(payload) instanceof JsonTree.Elements array) {
            List<Part> parts = new ArrayList<>();
            array.inOrder().forEach(element -> parts.add(new Part(parts.size(), element)));
            return parts;
        }
        throw new Refused(Reason.NOT_OBJECT, "there is no array to split");
    }

    private List<Outcome> outcomes(Part part, long arrivalMillis) {
        if (!(part.tree() instanceof JsonTree.Members)) {
            return List.of(new Outcome.Refusal(part.element(), Reason.NOT_OBJECT, "the payload is not an object"));
        }
        for (Rule rule : mapping.rules()) {
            if (rule.applies(part.tree())) {
                return rule.emissions().isEmpty()
                        ? List.of(new Outcome.Ignored(part.element(), rule.name()))
                        : events(rule, part, arrivalMillis);
            }
        }
        return List.of(new Outcome.NotMatched(part.element()));
    }

    private List<Outcome> events(Rule rule, Part part, long arrivalMillis) {
        List<Emission> emissions = rule.emissions().stream()
                .filter(emission -> emission.applies(part.tree()))
                .toList();
        return emissions.stream()
                .map(emission -> checked(
                        emission.draft(mapping.source(), part.tree(), emissions.size() > 1),
                        part.element(),
                        arrivalMillis))
                .toList();
    }

    private Outcome checked(Draft draft, int element, long arrivalMillis) {
        Checked checked = draft.check(checks, arrivalMillis);
        OpsEvent event = checked.event();
        Reason reason = checked.reason();
        return event == null
                ? new Outcome.Refusal(element, reason == null ? Reason.BAD_JSON : reason, checked.detail())
                : new Outcome.Event(element, draft, event);
    }

    private StrictJson json() {
        var reader = json;
        if (reader == null) {
            reader = new StrictJson();
            json = reader;
        }
        return reader;
    }
}
