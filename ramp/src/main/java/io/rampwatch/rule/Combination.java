package io.rampwatch.rule;

import java.io.Serializable;
import java.util.List;

/**
 * What a combined rule is made of. Its members are rules of their own: each keeps its level, its {@code then} and its
 * latch. The combined rule has its own level and its own latch.
 *
 * <p>{@code any} is beyond when one member's breach condition holds now, {@code all} when all of them do; a member
 * without a verdict is not beyond. A member's latch does not count, only what its lanes say at the tick. It is OK only
 * where all members are ({@code any}), or at least one is ({@code all}).
 *
 * @param all whether all members are needed, not any one
 * @param rules ids of members: rules of the same plan that judge every channel of the combined rule and are no
 *     combinations themselves; two or more
 */
public record Combination(boolean all, List<String> rules) implements Serializable {
    /** @throws IllegalArgumentException for fewer than two members */
    public Combination {
        if (rules.size() < 2) {
            throw new IllegalArgumentException("a combination of " + rules);
        }
        rules = List.copyOf(rules);
    }
}
