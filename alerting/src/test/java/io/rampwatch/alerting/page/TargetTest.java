package io.rampwatch.alerting.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://events.pagerduty.com/v2/enqueue",
                "https://events.eu.pagerduty.com/v2/enqueue",
                "https://Pager.example.com/v2/enqueue",
                "http://127.0.0.1:8080/v2/enqueue",
                "http://localhost/v2/enqueue",
                "http://[::1]:8080/v2/enqueue"
            })
    void known_hosts_and_this_machine_are_good(String uri) {
        assertThatCode(() -> Target.of(URI.create(uri), Set.of("pager.example.com")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://events.pagerduty.com/v2/enqueue",
                "https://events.pagerduty.com.example.org/v2/enqueue",
                "https://169.254.169.254/latest",
                "https://me@events.pagerduty.com/v2/enqueue",
                "ftp://127.0.0.1/",
                "/v2/enqueue",
                "mailto:pager@example.com"
            })
    void everything_else_is_refused(String uri) {
        assertThatThrownBy(() -> Target.of(URI.create(uri), Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_stand_in_is_spoken_to_by_plain_http_where_it_was_named() {
        var standIn = Set.of("http://pagerduty");
        assertThatCode(() -> Target.of(URI.create("http://pagerduty:9480/v2/enqueue"), standIn))
                .doesNotThrowAnyException();
        for (String other : List.of(
                "http://events.pagerduty.com/v2/enqueue", "https://pagerduty/v2/enqueue", "http://me@pagerduty/")) {
            assertThatThrownBy(() -> Target.of(URI.create(other), standIn))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_refusal_says_what_would_be_right_and_shows_no_query() {
        assertThatThrownBy(() -> Target.of(URI.create("https://x.example.com/?key=SECRET"), Set.of()))
                .hasMessage("Pages cannot go to https://x.example.com: the target must be https to one of"
                        + " events.eu.pagerduty.com, events.pagerduty.com, or on this machine.");
    }

    @Test
    void a_secret_does_not_show_itself() {
        assertThat("" + Secret.of("R0UT1NG")).isEqualTo("***");
    }
}
