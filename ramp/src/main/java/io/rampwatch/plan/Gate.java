package io.rampwatch.plan;

import io.rampwatch.plan.GateEvidence.Moment;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The readiness gate of a channel: six checks that stand between it and more volume.
 *
 * @param evidence why each check should be believed; a check without evidence is not passed
 * @param boardTarget whether a target of the board depends on this channel, which takes all six
 * @param override who lets the ramp go on all the same; null for nobody
 */
public record Gate(
        Map<GateCheck, GateEvidence> evidence,
        boolean boardTarget,
        @Nullable Waiver override) implements Serializable {
    /** So many of six open a step. */
    public static final int FOR_A_STEP = 4;

    /** A gate of which nothing is known. */
    public static final Gate NOTHING = new Gate(Map.of(), false, null);

    /**
     * A recorded decision to go on below the standard.
     *
     * @param by the owner or a deputy
     * @param reason why
     */
    public record Waiver(String by, String reason) implements Serializable {}

    /** How many checks must be passed. */
    public int needed() {
        return boardTarget ? GateCheck.values().length : FOR_A_STEP;
    }

    /** The six checks at a moment. */
    public GateScore at(Moment moment) {
        List<GateScore.Line> lines = Arrays.stream(GateCheck.values())
                .map(check -> line(check, moment))
                .toList();
        return new GateScore(lines, needed());
    }

    private GateScore.Line line(GateCheck check, Moment moment) {
        GateEvidence known = evidence.get(check);
        if (known == null) {
            return new GateScore.Line(check, false, "the plan states nothing");
        }
        var answer = known.at(moment);
        return new GateScore.Line(check, answer.holds(), answer.words());
    }
}
