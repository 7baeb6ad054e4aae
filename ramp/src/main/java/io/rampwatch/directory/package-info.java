/** Which account a foreign key, a ticket or a merged account stands for; it holds what waits. */
@NullMarked
package io.rampwatch.directory;

import org.jspecify.annotations.NullMarked;
