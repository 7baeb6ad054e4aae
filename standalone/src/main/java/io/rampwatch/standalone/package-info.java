/** The {@code rampwatch} command: everything in one process, and the commands that work on files. */
@NullMarked
package io.rampwatch.standalone;

import org.jspecify.annotations.NullMarked;
