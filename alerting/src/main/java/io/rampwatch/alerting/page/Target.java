package io.rampwatch.alerting.page;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where events go: an address that was checked. By https to a known host, to this machine, or by http to a host that
 * was named as a stand-in.
 *
 * @param uri the address
 */
public record Target(URI uri) {
    private static final Set<String> PAGERDUTY = Set.of("events.pagerduty.com", "events.eu.pagerduty.com");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * Checks an address.
     *
     * @param moreHosts hosts that are allowed beside PagerDuty's: by https, or by http where {@code http://HOST} says
     *     so
     * @throws IllegalArgumentException for an address that is not allowed, with what would be right
     */
    public static Target of(URI uri, Set<String> moreHosts) {
        String scheme = lower(uri.getScheme());
        String host = lower(uri.getHost());
        boolean here = THIS_MACHINE.contains(host);
        if (here && (scheme.equals("http") || scheme.equals("https"))) {
            return new Target(uri);
        }
        Set<String> allowed = new TreeSet<>(PAGERDUTY);
        moreHosts.forEach(more -> allowed.add(lower(more)));
        if (scheme.equals("http") && allowed.contains("http://" + host) && uri.getUserInfo() == null) {
            return new Target(uri);
        }
        if (!scheme.equals("https") || !allowed.contains(host) || uri.getUserInfo() != null) {
            // never the whole address: somebody may have put a key into it
            throw new IllegalArgumentException("Pages cannot go to " + scheme + "://" + host
                    + ": the target must be https to one of " + String.join(", ", allowed) + ", or on this machine.");
        }
        return new Target(uri);
    }

    /** Its host, for logs. */
    public String host() {
        return lower(uri.getHost());
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
