/** Payloads of other systems to events of ours, by a file that names paths and a dozen functions. */
@NullMarked
package io.rampwatch.mapping;

import org.jspecify.annotations.NullMarked;
