/** What happened: events as they are understood, and records that were refused. */
@NullMarked
package io.rampwatch.event;

import org.jspecify.annotations.NullMarked;
