package io.rampwatch.rule;

import java.io.Serializable;
import java.util.Optional;

/** Reads the rules of a plan from its text. */
@FunctionalInterface
public interface PlanText extends Serializable {
    /** The rules; empty where the text is no good plan, which then changes nothing. */
    Optional<AgreedRules> read(String yaml);
}
