/** Bytes in and out: events as they arrive, and the records of our own topics and files as JSON. */
@NullMarked
package io.rampwatch.wire;

import org.jspecify.annotations.NullMarked;
