package io.rampwatch.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.ChosenTimelines.Scope;
import io.rampwatch.account.Timeline.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which accounts are told of. */
class ChosenTimelinesTest {
    private static final long HORIZON = 100;
    private static final long NOW = 1_000;

    private static Timeline account(String name, String channel, long signup, long activated, long failed) {
        List<Step> steps = new ArrayList<>(List.of(new Step(signup, "account.signed_up", null, 0)));
        if (failed != AccountState.NEVER) {
            steps.add(new Step(failed, "provisioning.failed", "failed_import", 0));
        }
        return new Timeline(name, channel, signup, activated, signup + HORIZON, NOW, List.copyOf(steps), 0);
    }

    private static Timeline activated(String name, long at) {
        return account(name, "ads", at - 10, at, AccountState.NEVER);
    }

    private static Timeline failed(String name, long at) {
        return account(name, "ads", at - 10, AccountState.NEVER, at);
    }

    private static Timeline silent(String name, long signup) {
        return account(name, "ads", signup, AccountState.NEVER, AccountState.NEVER);
    }

    private static ChosenTimelines.Chosen chosen(Scope scope, List<Timeline> accounts) {
        var choice = new ChosenTimelines(scope);
        accounts.forEach(choice::add);
        return choice.chosen();
    }

    private static List<String> names(List<Timeline> timelines) {
        return timelines.stream().map(Timeline::account).toList();
    }

    private static final List<Timeline> ACCOUNTS = List.of(
            activated("won-1", 100),
            activated("won-2", 300),
            activated("won-3", 200),
            activated("won-4", 300),
            account("won-after-failure", "ads", 400, 450, 420),
            failed("broke-1", 500),
            failed("broke-2", 100),
            silent("left", 600),
            silent("left-later", 800),
            silent("has-time", 950),
            account("elsewhere", "partner", 900, 910, AccountState.NEVER));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void the_latest_are_chosen_whatever_the_order_in_which_they_come(long seed) {
        List<Timeline> shuffled = new ArrayList<>(ACCOUNTS);
        Collections.shuffle(shuffled, new Random(seed));
        var chosen = chosen(new Scope("ads", Long.MIN_VALUE, 3), shuffled);
        assertThat(names(chosen.latestActivated())).containsExactly("won-after-failure", "won-2", "won-4");
        assertThat(names(chosen.latestFailed())).containsExactly("broke-1", "broke-2", "left-later");
    }

    @Test
    void each_account_is_of_one_sort() {
        var chosen = chosen(new Scope("ads", Long.MIN_VALUE, 3), ACCOUNTS);
        assertThat(List.of(
                        chosen.accounts(),
                        chosen.activated(),
                        chosen.setUpFailed(),
                        chosen.notActivated(),
                        chosen.open()))
                .containsExactly(10L, 5L, 2L, 2L, 1L);
        assertThat(chosen.knownUntilMillis()).isEqualTo(NOW);
    }

    @Test
    void all_channels_and_later_signups_can_be_asked_for() {
        assertThat(chosen(new Scope("(all)", Long.MIN_VALUE, 3), ACCOUNTS).accounts())
                .isEqualTo(11);
        assertThat(names(chosen(new Scope("(all)", 500, 3), ACCOUNTS).latestActivated()))
                .containsExactly("elsewhere");
    }
}
