/** The job: thin operators over the domain, and the one place where they are wired. */
@NullMarked
package io.rampwatch.flink;

import org.jspecify.annotations.NullMarked;
