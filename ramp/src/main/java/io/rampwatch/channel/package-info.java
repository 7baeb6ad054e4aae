/** What is known of one channel: its sums by minute and by age, and the readings and closed days they give. */
@NullMarked
package io.rampwatch.channel;

import org.jspecify.annotations.NullMarked;
