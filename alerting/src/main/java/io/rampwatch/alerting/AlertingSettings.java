package io.rampwatch.alerting;

import io.rampwatch.alerting.page.Secret;
import io.rampwatch.plan.Plan;
import io.rampwatch.wire.KafkaSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What alerting has to be told.
 *
 * @param kafka how Kafka is reached
 * @param ledger the file of the ledger; its folder must exist
 * @param metricsHost the address on which {@code /metrics} is served; {@link #HERE} for this machine alone
 * @param metricsPort where {@code /metrics} is served; 0 for any port that is free
 * @param pagerTarget where pages go, such as {@code https://events.pagerduty.com/v2/enqueue}
 * @param pagerHosts hosts that pages may go to beside PagerDuty's; usually none. {@code http://HOST} is one of the own
 *     network that stands in for it and is spoken to without encryption
 * @param routingKey the integration key of the PagerDuty service
 * @param env the environment, such as {@code production}: a part of the key of each incident
 * @param plan the plan in force
 * @param baseUrl the address under which the owner decides
 * @param clock the clock of the run, against which the age of a level is measured
 * @param fresh up to which age a level pages, on the clock of the run
 * @param remoteWrite where Prometheus takes the values of full hours; null to tell nobody
 */
public record AlertingSettings(
        KafkaSettings kafka,
        Path ledger,
        String metricsHost,
        int metricsPort,
        URI pagerTarget,
        Set<String> pagerHosts,
        Secret routingKey,
        String env,
        Plan plan,
        String baseUrl,
        InstantSource clock,
        Duration fresh,
        @Nullable URI remoteWrite) {

    /** Up to which age a level pages, where time runs as it does on the wall. */
    public static final Duration FRESH = Duration.ofMinutes(5);
    /** This machine alone. */
    public static final String HERE = "127.0.0.1";
}
