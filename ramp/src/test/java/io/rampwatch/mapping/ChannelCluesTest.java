package io.rampwatch.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ordered table: explicit, medium, click id, source, nothing. */
class ChannelCluesTest {
    @ParameterizedTest(name = "medium {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cpc | paid_search",
                "PPC | paid_search",
                "paid | paid_search",
                "paidsearch | paid_search",
                "paid_search | paid_search",
                "Paid Search | paid_search",
                "paid-search | paid_search",
                "paid_social | paid_social",
                "paid-social | paid_social",
                "paidsocial | paid_social",
                "email | email",
                "newsletter | email",
                "affiliate | partner",
                "partner | partner",
                "social | social",
                "organic | organic_search",
                "referral | referral",
                "Display | other:display",
                "unknown | other:unknown",
                "direct | other:direct",
            })
    void the_medium_names_the_channel(String medium, String channel) {
        assertThat(ChannelClues.channel(medium, "?gclid=a", "google")).isEqualTo(channel);
    }

    @ParameterizedTest(name = "query {0}: {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "?gclid=abc | paid_search",
                "?a=1&msclkid=x | paid_search",
                "GCLID=abc | paid_search",
                "?gclid= | nothing",
                "?gclid=&x=1 | nothing",
                "?notgclid=abc | nothing",
                "?fbclid=abc | nothing",
                "?q=gclid | nothing",
            })
    void without_a_medium_a_click_id_of_a_search_engine_does(String search, String channel) {
        assertThat(ChannelClues.channel(null, search, null)).isEqualTo(channel);
    }

    @Test
    void a_click_id_goes_before_the_source_and_the_source_before_nothing() {
        assertThat(ChannelClues.channel(null, "?gclid=a", "Google")).isEqualTo("paid_search");
        assertThat(ChannelClues.channel(null, "?x=1", " Google ")).isEqualTo("other:google");
        assertThat(ChannelClues.channel(null, null, null)).isNull();
    }

    @Test
    void a_long_word_is_cut_to_40_characters_and_no_character_is_cut_in_two() {
        assertThat(ChannelClues.channel("x".repeat(41), null, null)).isEqualTo("other:" + "x".repeat(40));
        assertThat(ChannelClues.channel(null, null, "😀".repeat(50))).isEqualTo("other:" + "😀".repeat(40));
        assertThat(Channel.normalise("other:" + "x".repeat(40))).isPresent();
    }

    @Test
    void what_is_said_outright_goes_before_all_clues_and_is_checked_like_any_channel() {
        var feed = Feed.of("""
                name: trial
                source: urn:trial
                input: {topics: [trial]}
                defaults: {id: /id, time: {path: /time, as: iso}, accountId: /account}
                rules:
                  - emit: account.signed_up
                    fields: {channel: {channel: {explicit: /said, utmMedium: /medium, search: /search, utmSource: /source}}}
                """);
        assertThat(channel(feed, "\"said\":\" Partner-ACME \",\"medium\":\"cpc\""))
                .isEqualTo("partner-acme");
        assertThat(channel(feed, "\"said\":\"unknown\"")).isEqualTo("unknown");
        assertThat(channel(feed, "\"said\":\"\",\"medium\":\"cpc\"")).isEqualTo("paid_search");
        assertThat(channel(feed, "\"source\":\"bing\"")).isEqualTo("other:bing");
        assertThat(channel(feed, "\"search\":\"\"")).isEqualTo("null");
        assertThat(channel(feed, "\"said\":\"{{campaign.medium}}\"")).isEqualTo("BAD_CHANNEL");
        assertThat(channel(feed, "\"medium\":\"{{campaign.medium}}\"")).isEqualTo("BAD_CHANNEL");
        assertThat(channel(feed, "\"said\":\"(all)\"")).isEqualTo("BAD_CHANNEL");
        assertThat(channel(feed, "\"said\":{}")).isEqualTo("FIELD_NOT_SCALAR");
    }

    private static String channel(Feed feed, String members) {
        Outcome outcome = feed.outcomes(
                        "{\"id\":\"1\",\"time\":\"2026-06-14T11:00:00Z\",\"account\":\"a\",%s}".formatted(members))
                .get(0);
        return outcome instanceof Outcome.Event event
                ? String.valueOf(event.event().channel())
                : ((Outcome.Refusal) outcome).reason().name();
    }
}
