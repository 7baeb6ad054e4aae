/** Pauses of channels from page to closure, and the written decisions of people about them. */
@NullMarked
package io.rampwatch.episode;

import org.jspecify.annotations.NullMarked;
