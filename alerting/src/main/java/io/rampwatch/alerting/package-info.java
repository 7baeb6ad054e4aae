/** The process that turns levels into episodes, pages and metrics. */
@NullMarked
package io.rampwatch.alerting;

import org.jspecify.annotations.NullMarked;
