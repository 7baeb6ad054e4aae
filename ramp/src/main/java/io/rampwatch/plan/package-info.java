/** The plan file: what an executive signs and the programs obey. */
@NullMarked
package io.rampwatch.plan;

import org.jspecify.annotations.NullMarked;
