package io.rampwatch.event;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of an acquisition channel, normalised; and the names that are ours. */
public final class Channel {
    /** The sum of all channels. */
    public static final String ALL = "(all)";
    /** Accounts whose signup named no channel. */
    public static final String UNATTRIBUTED = "(unattributed)";
    /** Facts of accounts whose signup is not known (yet). */
    public static final String NO_SIGNUP = "(no signup)";

    /** All channels beyond the first ones that have a name of their own; all such plan types of a channel, too. */
    public static final String OTHER = "(other)";

    /** The plan type of accounts whose signup named none. */
    public static final String NO_PLAN = "(no plan)";

    /** Stands between a channel and a plan type; no name can hold it. */
    private static final String BY_PLAN = " · ";

    private static final Pattern ALLOWED = Pattern.compile("[\\w :.\\-/()]{1,64}", Pattern.UNICODE_CHARACTER_CLASS);

    private Channel() {}

    /**
     * The channel as it is counted: trimmed and in lower case.
     *
     * @return empty for a name that is too long, has other characters, or begins with a parenthesis as ours do
     */
    public static Optional<String> normalise(String raw) {
        var name = raw.strip().toLowerCase(Locale.ROOT);
        return ALLOWED.matcher(name).matches() && name.charAt(0) != '(' ? Optional.of(name) : Optional.empty();
    }

    /** The name under which the accounts of one plan type of a channel are counted. */
    public static String ofPlan(String channel, String planType) {
        return channel + BY_PLAN + planType;
    }

    /** Whether the name is one of {@link #ofPlan}: figures are shown of it, and no rule judges it. */
    public static boolean isOfPlan(String channel) {
        return channel.contains(BY_PLAN);
    }

    /** The channel of such a name; any other name as it is. */
    public static String withoutPlan(String channel) {
        int end = channel.indexOf(BY_PLAN);
        return end < 0 ? channel : channel.substring(0, end);
    }

    /** The plan type of such a name; empty for any other. */
    public static String planOf(String channel) {
        int end = channel.indexOf(BY_PLAN);
        return end < 0 ? "" : channel.substring(end + BY_PLAN.length());
    }

    /** Where a channel's sums are summed with those of all others: of a plan type with the same of other channels. */
    public static String allOf(String channel) {
        return isOfPlan(channel) ? ofPlan(ALL, planOf(channel)) : ALL;
    }

    /** Whether the name is one of ours, which no input can give itself. */
    public static boolean isBuiltIn(String channel) {
        return channel.startsWith("(");
    }
}
