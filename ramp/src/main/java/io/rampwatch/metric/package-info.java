/** The registry of metrics, what a reading of one is, and the estimators behind it. */
@NullMarked
package io.rampwatch.metric;

import org.jspecify.annotations.NullMarked;
