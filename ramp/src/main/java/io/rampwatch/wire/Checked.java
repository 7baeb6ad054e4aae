package io.rampwatch.wire;

import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What the checks say of one event: the event, or why it is none. Never both, never neither.
 *
 * @param event the event; null when it was refused
 * @param reason why it was refused; null when it was good
 * @param detail what was found, in words of ours: never a value of the payload; empty for a good one
 */
public record Checked(@Nullable OpsEvent event, @Nullable Reason reason, String detail) {}
