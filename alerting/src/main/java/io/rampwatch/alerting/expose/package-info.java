/** Readings, levels and alerting's own health, for Prometheus. */
@NullMarked
package io.rampwatch.alerting.expose;

import org.jspecify.annotations.NullMarked;
