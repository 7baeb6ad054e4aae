package io.rampwatch.standalone;

import io.rampwatch.alerting.page.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who gets the pages.
 *
 * @param target where they go; null for the stand-in of this process
 * @param hosts hosts beside PagerDuty's that they may go to
 * @param key the integration key
 */
record Receiver(@Nullable URI target, Set<String> hosts, Secret key) {
    /** With a key the real one, without a key nobody. */
    static Receiver of(@Nullable Path keyFile, String url) {
        if (keyFile == null) {
            return new Receiver(null, Set.of(), Secret.of("nobody"));
        }
        try {
            URI target = URI.create(url);
            String host = target.getHost();
            return new Receiver(target, host == null ? Set.of() : Set.of(host), Secret.inFile(keyFile));
        } catch (IllegalArgumentException noUrl) {
            throw new Trouble(
                    "--pagerduty-url: '" + url + "' is no address such as https://events.pagerduty.com/v2/enqueue");
        }
    }
}
