/** What a rule can see: simulated ramps through the engine that judges the real ones. */
@NullMarked
package io.rampwatch.foresight;

import org.jspecify.annotations.NullMarked;
