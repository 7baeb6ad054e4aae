/** Stop rules: what is judged, how, and what the verdict is. */
@NullMarked
package io.rampwatch.rule;

import org.jspecify.annotations.NullMarked;
