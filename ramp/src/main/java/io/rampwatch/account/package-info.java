/** What is known of one account, and what it stands for in the sums of its channel. */
@NullMarked
package io.rampwatch.account;

import org.jspecify.annotations.NullMarked;
