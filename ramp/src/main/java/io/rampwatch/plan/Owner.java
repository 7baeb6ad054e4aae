package io.rampwatch.plan;

import java.io.Serializable;

/**
 * The one person with the authority to stop the ramp.
 *
 * @param name name or title
 * @param pagerduty the service or user that is paged; empty for none
 */
public record Owner(String name, String pagerduty) implements Serializable {}
