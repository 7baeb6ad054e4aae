package io.rampwatch.rule;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a plan from its text. */
@FunctionalInterface
public interface PlanText extends Serializable {
    /** The rules, or why there are none. */
    Understood read(String yaml);

    /**
     * What a text says.
     *
     * @param rules the rules; null where the text is no good plan, or no plan for the running job
     * @param refusal why it is not, in words; empty where it is
     */
    record Understood(@Nullable AgreedRules rules, String refusal) implements Serializable {
        /** A good plan. */
        public static Understood good(AgreedRules rules) {
            return new Understood(rules, "");
        }

        /** None. */
        public static Understood refused(String why) {
            return new Understood(null, why);
        }
    }
}
