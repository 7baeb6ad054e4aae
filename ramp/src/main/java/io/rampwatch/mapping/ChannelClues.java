package io.rampwatch.mapping;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The acquisition channel by what a visit brought along, in a fixed order: the medium of the campaign, a click id of a
 * search engine, the source of the campaign. A channel that somebody said outright goes before all of them.
 *
 * <p>A referrer is no clue here: it says where a visitor was, not what was paid for. Neither is {@code fbclid}, which
 * is added to unpaid links, too. Without a clue there is no channel, and never {@code direct}: the account counts as
 * unattributed, and too many of these make the numbers doubtful instead of wrong.
 */
final class ChannelClues {
    /** What a medium that the table does not know becomes: it is counted, under its own name. */
    private static final String OTHER = "other:";

    private static final int LONGEST = 40;
    private static final Pattern BETWEEN = Pattern.compile("[ \\-_]+");
    private static final Pattern CLICK_ID = Pattern.compile("(^|[?&])(gclid|msclkid)=[^&#\\s]");

    private static final Map<String, String> MEDIUMS = Map.ofEntries(
            Map.entry("cpc", "paid_search"),
            Map.entry("ppc", "paid_search"),
            Map.entry("paid", "paid_search"),
            Map.entry("paidsearch", "paid_search"),
            Map.entry("paid_search", "paid_search"),
            Map.entry("paid_social", "paid_social"),
            Map.entry("paidsocial", "paid_social"),
            Map.entry("email", "email"),
            Map.entry("newsletter", "email"),
            Map.entry("affiliate", "partner"),
            Map.entry("partner", "partner"),
            Map.entry("social", "social"),
            Map.entry("organic", "organic_search"),
            Map.entry("referral", "referral"));

    private ChannelClues() {}

    /**
     * The channel.
     *
     * @param medium of the campaign, {@code utm_medium}
     * @param search the query of the page's address, such as {@code ?gclid=abc}
     * @param source of the campaign, {@code utm_source}
     * @return null where nothing says it; what is no good name for a channel is refused by the checks of every event
     */
    static @Nullable String channel(@Nullable String medium, @Nullable String search, @Nullable String source) {
        if (medium != null) {
            String word = medium.strip().toLowerCase(Locale.ROOT);
            return MEDIUMS.getOrDefault(BETWEEN.matcher(word).replaceAll("_"), OTHER + cut(word));
        }
        if (search != null && CLICK_ID.matcher(search.toLowerCase(Locale.ROOT)).find()) {
            return "paid_search";
        }
        return source == null ? null : OTHER + cut(source.strip().toLowerCase(Locale.ROOT));
    }

    private static String cut(String word) {
        int characters = word.codePointCount(0, word.length());
        return characters <= LONGEST ? word : word.substring(0, word.offsetByCodePoints(0, LONGEST));
    }
}
