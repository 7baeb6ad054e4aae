package io.rampwatch.rule;

import io.rampwatch.rule.LevelStanding.Version;

/**
 * A version of the plan, and whether it decides.
 *
 * @param agreed its rules
 * @param calendar its days
 * @param version whether it is in force
 */
record Edition(AgreedRules agreed, RampCalendar calendar, Version version) {}
