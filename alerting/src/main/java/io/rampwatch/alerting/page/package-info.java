/** Pages: what the owner needs to decide, and the way to PagerDuty. */
@NullMarked
package io.rampwatch.alerting.page;

import org.jspecify.annotations.NullMarked;
