/** Whether alerting can do its work, in words. */
@NullMarked
package io.rampwatch.alerting.health;

import org.jspecify.annotations.NullMarked;
