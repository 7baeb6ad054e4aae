/**
 * The registry of metrics, what a reading of one is, and the estimators behind it.
 *
 * <p>Estimators are pure functions of counts. They know no clock, sum in a fixed order and use {@link StrictMath}
 * wherever a level may hang on the result, so that the same counts give the same bits on every machine. What cannot be
 * told is an empty {@code Optional}, never 0 and never NaN; a call that makes no sense is an
 * {@link IllegalArgumentException}.
 */
@NullMarked
package io.rampwatch.metric;

import org.jspecify.annotations.NullMarked;
