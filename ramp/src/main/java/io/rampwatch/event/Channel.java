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

    /** All channels beyond the first ones that have a name of their own. */
    public static final String OTHER = "(other)";

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

    /** Whether the name is one of ours, which no input can give itself. */
    public static boolean isBuiltIn(String channel) {
        return channel.startsWith("(");
    }
}
