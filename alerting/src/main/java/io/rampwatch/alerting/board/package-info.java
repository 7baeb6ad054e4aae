/**
 * Boards for Grafana, made from a plan: what repeats is written once, and the words beside a panel are those of the
 * registry.
 */
@NullMarked
package io.rampwatch.alerting.board;

import org.jspecify.annotations.NullMarked;
