package io.rampwatch.metric;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Where a reason comes from: who can do something about it differs for each. */
public enum FailureCause {
    /** The accounts that come are not those that were meant. */
    TRAFFIC_QUALITY,
    /** The product stands in the way. */
    PRODUCT_FRICTION,
    /** People or partners take too long. */
    OPERATIONS_DELAY,
    /** Nobody has said it of this code. */
    UNKNOWN;

    private static final Map<String, FailureCause> USUAL = Map.ofEntries(
            Map.entry("duplicate_account", TRAFFIC_QUALITY),
            Map.entry("disposable_email", TRAFFIC_QUALITY),
            Map.entry("wrong_segment", TRAFFIC_QUALITY),
            Map.entry("missing_permissions", PRODUCT_FRICTION),
            Map.entry("failed_import", PRODUCT_FRICTION),
            Map.entry("unclear_setup_step", PRODUCT_FRICTION),
            Map.entry("duplicate_workspace", PRODUCT_FRICTION),
            Map.entry("expired_token", PRODUCT_FRICTION),
            Map.entry("integration_timeout", PRODUCT_FRICTION),
            Map.entry("billing_mismatch", OPERATIONS_DELAY),
            Map.entry("expired_invite", OPERATIONS_DELAY),
            Map.entry("identity_verification", OPERATIONS_DELAY));

    /** The word in records and plans. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The causes of the usual codes, and what a plan says of these and of its own. */
    public static Map<String, FailureCause> table(Map<String, FailureCause> ofPlan) {
        Map<String, FailureCause> table = new HashMap<>(USUAL);
        table.putAll(ofPlan);
        return Map.copyOf(table);
    }
}
