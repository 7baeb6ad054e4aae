package io.rampwatch.alerting.expose;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.episode.Decision;
import io.rampwatch.episode.Episode;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule.Then;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodePagesTest {
    private static final Level BREACH = new Level(
            "partner-acme",
            "activation-drop",
            "v1",
            "activation_24h",
            MetricKind.CONVERSION,
            60_000,
            State.BREACH,
            null,
            60_000,
            43L,
            125L,
            Side.FALLS_TO,
            525_000,
            2,
            2,
            Then.PAUSE,
            "plan");
    private static final Episode OPEN = Episode.none("partner-acme").next(BREACH);

    @Test
    void an_open_episode_says_how_it_is_ended() {
        assertThat(page(OPEN, "/episodes/partner-acme/1")).isEqualTo("""
                pause 1 of partner-acme, since 1970-01-01T00:01:00Z: open

                activation-drop: activation_24h, 43 of 125, 2 of 2 days

                To end the pause, on the machine of Rampwatch:
                  ./rampwatch resume partner-acme --by NAME --reason TEXT --kafka localhost:9092
                """);
    }

    @Test
    void a_closed_episode_says_who_ended_it() {
        var resume = new Decision("1", Decision.Kind.RESUME, "partner-acme", "Ada", "mended", 120_000);
        assertThat(page(OPEN.next(resume), "/episodes/partner-acme/1"))
                .endsWith("Resumed by Ada from 1970-01-01T00:02:00Z: mended\n");
    }

    @Test
    void all_episodes_stand_in_a_list_and_others_are_not_here() {
        assertThat(page(OPEN, "/episodes/")).contains("pause 1 of partner-acme");
        assertThat(new EpisodePages(() -> List.of(OPEN), "k").at(URI.create("/episodes/partner-acme/2")))
                .isEmpty();
    }

    private static String page(Episode episode, String path) {
        return new EpisodePages(() -> List.of(episode), "localhost:9092")
                .at(URI.create(path))
                .orElseThrow();
    }
}
