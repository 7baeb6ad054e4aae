package io.rampwatch.alerting.health;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether each part of alerting can do its work: good, or the reason why not. Safe for use by several threads. */
public final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final Map<Part, String> reasons = new ConcurrentHashMap<>();

    /** What can fail by itself. */
    public enum Part {
        /** Reading the topics. */
        KAFKA,
        /** Writing the ledger. */
        LEDGER,
        /** Telling the outside. */
        PAGER
    }

    /** The part does its work. */
    public void good(Part part) {
        if (reasons.remove(part) != null) {
            LOG.info("{} works again", part);
        }
    }

    /** The part cannot do its work, and why. It is logged once, not each time that it is said. */
    public void bad(Part part, String reason) {
        if (!reason.equals(reasons.put(part, reason))) {
            LOG.warn("{} is degraded: {}", part, reason);
        }
    }

    /** Whether all parts do their work. */
    public boolean isGood() {
        return reasons.isEmpty();
    }

    /** Why not, by part. */
    public Map<Part, String> reasons() {
        return new TreeMap<>(reasons);
    }

    /** {@code ok}, or a line for each part that is degraded. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        reasons()
                .forEach((part, reason) -> text.append("DEGRADED ")
                        .append(part)
                        .append(": ")
                        .append(reason)
                        .append('\n'));
        return text.isEmpty() ? "ok\n" : text.toString();
    }
}
