package io.rampwatch.rule;

import java.util.Optional;

/**
 * What a lane says, and what follows from it for the level.
 *
 * @param reading for those who read
 * @param known whether it has a value now, so that the rule can be OK
 * @param watch whether it is beyond the WATCH line and has not come back
 * @param lost what to say where a streak was lost for want of verdicts
 */
record LaneWord(LaneReading reading, boolean known, boolean watch, Optional<String> lost) {}
