package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan is refused for, one fault at a time. */
class RefusalTest {
    private static final Written SMALL = Written.small();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ramp:",
                "timezone:",
                "kind:",
                "within:",
                "reaches:",
                "better:",
                "owner: cpo",
                "system_of_record:",
                "definition:",
                "metric:",
                "when: {falls",
                "proof: [2",
                "then:"
            })
    void what_must_be_there_is_missed(String part) {
        String key = part.substring(0, part.indexOf(':') + 1);
        assertThat(SMALL.without(part).problems())
                .anySatisfy(problem -> assertThat(problem).contains(key + " is missing; write "));
    }

    @Test
    void a_rule_without_a_name_is_refused() {
        assertThat(SMALL.with("- id: activation-drop", "- runbook: a page").problems())
                .containsExactly("rules[0].id: is missing; write a name in small letters, digits and - "
                        + "such as activation-drop");
    }

    @Test
    void a_plan_without_an_owner_is_refused() {
        assertThat(SMALL.without("owner: {name").problems())
                .containsExactly("owner: is missing; write the one person with the authority to stop, "
                        + "such as {name: VP Growth, pagerduty: exec-growth}");
    }

    @Test
    void a_plan_without_a_rule_is_refused() {
        String yaml = SMALL.yaml();
        assertThat(new Written(yaml.substring(0, yaml.indexOf("rules:"))).problems())
                .contains("rules: is missing; write at least one stop rule, "
                        + "such as [{id: activation-drop, metric: activation_24h, …}]");
    }

    @Test
    void a_pausing_rule_without_a_restart_is_refused() {
        assertThat(SMALL.without("restart:").problems())
                .singleElement()
                .asString()
                .startsWith("rules[0].restart: is missing; write when the channel may start again, such as {when:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "when: {above: 62%}, proof | proof | rules[0].restart.when: is missing",
                "{when: {above: 62%} | {when: {} | rules[0].restart.when: needs exactly one of above and below",
                "proof: [5 business days], |  | rules[0].restart.proof: is missing",
                "measured_on: {probe: 130 per day}, |  | rules[0].restart.measured_on: is missing",
                "', least: {accounts: 100}}' | } | rules[0].restart.least: is missing",
                "{when: {above: 62%} | {when: {falls_by: 1pp} | rules[0].restart.when: 'falls_by' is no level to restart at",
                "{when: {above: 62%} | {when: {at_most: 3} | rules[0].restart.when.at_most: '3' belongs to the age of what is open",
                "{probe: 130 per day} | {probe: 10%} | rules[0].restart.measured_on.probe: '10%' of 175/day = 17.5 accounts/day, 100 needed on each day",
                "{probe: 130 per day} | {proxy: partner-acme} | rules[0].restart.measured_on.proxy: 'partner-acme' is judged by this rule itself",
                "{probe: 130 per day} | {proxy: organic} | rules[0].restart.measured_on.proxy: 'organic' is not one of partner-acme",
                "{probe: 130 per day} | {probe: 130 per day, residual: 20 per day} | rules[0].restart.measured_on: needs exactly one of probe, residual, held_flat and proxy",
                "{probe: 130 per day} | {} | rules[0].restart.measured_on: needs exactly one of",
                "5 business days | evidence 99% | rules[0].restart.proof[0]: 'evidence 99%' proves no restart",
                "{when: {above: 62%} | {when: {below: 62%} | rules[0].restart.when: is the bad side: activation_24h is better when higher",
                "{when: {above: 62%} | {when: {above: 51%} | rules[0].restart: would start again where the rule stops",
                "130 per day | 99 per day | rules[0].restart.measured_on.probe: '99 per day' brings 99 accounts/day, 100 needed on each day",
                "130 per day | 130 | rules[0].restart.measured_on.probe: '130' is not a number of accounts such as 130 per day",
                "', least: {accounts: 100}}' | ', least: {accounts: 29}}' | rules[0].restart.least.accounts: '29' is not a whole number from 30",
                "5 business days | live 24h | rules[0].restart.proof[0]: 'live 24h' proves no restart",
                "restart: {when | restart: {metric: activtion_24h, when | rules[0].restart.metric: 'activtion_24h' is not one of"
            })
    void a_restart_lacks_nothing_and_makes_sense(String was, String is, String problem) {
        assertThat(SMALL.with(was, is == null ? "" : is).problems())
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 of 4 ticks | comes in a later version; write such as live 24h or 90m",
                "pace | comes in a later version; write such as live 24h or 90m",
                "PACE 24h | comes in a later version; write such as live 24h or 90m",
                "15 days | is not a number of days from 1 to 14 such as 2 days",
                "0 days | is not a number of days from 1 to 14 such as 2 days",
                "evidence 40% | is no confidence from 50% to 99.9999%; write such as evidence 99%",
                "evidence 100% | is no confidence from 50% to 99.9999%; write such as evidence 99%",
                "live 200h | is not a proof such as 2 days, 2 business days, live 24h, 90m or evidence 99%",
                "8 days at once | is not a proof such as 2 days, 2 business days, live 24h, 90m or evidence 99%",
                "2 | is not a proof such as 2 days, 2 business days, live 24h, 90m or evidence 99%"
            })
    void a_proof_is_days_looks_minutes_or_evidence(String proof, String remedy) {
        assertThat(SMALL.with("proof: [2 days]", "proof: [" + proof + "]").problems())
                .containsExactly("rules[0].proof[0]: '" + proof + "' " + remedy);
    }

    @Test
    void two_proofs_of_one_kind_are_one_too_many() {
        assertThat(SMALL.with("proof: [2 days]", "proof: [2 days, 3 business days]")
                        .problems())
                .containsExactly("rules[0].proof: has two entries of one kind; keep the one that proves what is meant, "
                        + "such as 3 business days");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "activation_24h, when: {falls_by: 10pp, from: previous 7 days} | needs a limit that stands still: a number, or a change from baseline; write such as live 24h",
                "manual_minutes_per_account, when: {above: 35} | needs accounts that count one by one",
                "provisioning_failure_rate, when: {above: 5%} | needs accounts that count one by one",
                "tickets_per_100, when: {above: 1000} | can prove nothing: the limit must lie between 0 and 1,000, as at most 10 events of an account count, both excluded",
                "escalations_per_100, when: {above: 300} | can prove nothing: the limit must lie between 0 and 300, as at most 3 events of an account count",
                "provisioning_failed_accounts_24h, when: {above: 0%} | can prove nothing: the limit must lie between 0 and 100%"
            })
    void evidence_is_for_accounts_that_count_one_by_one_against_a_limit_that_stands_still(String rule, String remedy) {
        assertThat(SMALL.and("  - {id: other, metric: " + rule + ", proof: [evidence 99%], then: watch}\n")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("rules[1].proof[0]: 'evidence 99%' " + remedy);
    }

    @Test
    void a_held_proof_needs_a_limit_that_stands_still() {
        assertThat(SMALL.with("from: baseline", "from: previous 7 days")
                        .with("[2 days]", "[90m]")
                        .problems())
                .containsExactly("rules[0].proof[0]: '90m' needs a limit that stands still: a number, or a change from "
                        + "baseline; write such as 2 days");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{above: 3} | 60m | rules[1].when.above: '3' says nothing about the age of what is open; write over_target: {at_least: 3, share: 5%}",
                "{over_target: {share: 5%}} | 60m | rules[1].when.over_target.at_least: is missing; write a whole number from 1",
                "{over_target: {at_least: 0}} | 60m | rules[1].when.over_target.at_least: '0' is not a whole number from 1",
                "{over_target: {at_least: 3}} | 2 days | rules[1].proof[0]: '2 days' counts days, and what is open is counted at every tick; write such as 60m",
                "{over_target: {at_least: 3}} | live 24h | rules[1].proof[0]: 'live 24h' looks at accounts",
                "{over_target: {at_least: 3}} | evidence 99% | rules[1].proof[0]: 'evidence 99%' needs accounts that count one by one"
            })
    void the_age_of_what_is_open_is_counted_over_its_target(String when, String proof, String problem) {
        assertThat(SMALL.and("  - {id: queue, metric: support_queue_age, when: " + when + ", proof: [" + proof
                                + "], then: watch}\n")
                        .problems())
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{when: {below: 3}, proof: [4h], measured_on: {probe: 20 per day}} | rules[1].restart.when.below: '3' is no count of what is open in support_queue_age; write such as at_most: 2",
                "{when: {at_most: 1}, proof: [2 days], measured_on: {probe: 20 per day}} | rules[1].restart.proof: counts days, and what is open is counted at every tick",
                "{when: {at_most: 1}, proof: [4h], measured_on: {probe: 20 per day}, least: {accounts: 100}} | rules[1].restart.least: has no place here",
                "{when: {at_most: 3}, proof: [4h], measured_on: {probe: 20 per day}} | rules[1].restart: would start again where the rule stops"
            })
    void a_restart_by_what_is_open_is_a_count_that_is_held(String restart, String problem) {
        assertThat(SMALL.and("  - {id: queue, metric: support_queue_age, when: {over_target: {at_least: 3}}, "
                                + "proof: [60m], then: pause, restart: " + restart + "}\n")
                        .problems())
                .first()
                .asString()
                .startsWith(problem);
    }

    @Test
    void a_live_proof_looks_at_young_accounts() {
        assertThat(SMALL.and("  - {id: other, metric: provisioning_failure_rate, when: {above: 5%}, "
                                + "proof: [live 24h], then: watch}\n")
                        .problems())
                .containsExactly("rules[1].proof[0]: 'live 24h' looks at young accounts, and "
                        + "provisioning_failure_rate has none; write such as 2 days or 90m");
    }

    @ParameterizedTest
    @CsvSource({"175,50%", "400,50%", "500,25%", "2999,25%", "3000,10%"})
    void load_that_outpaces_signups_by_nothing_is_refused_with_the_figures(long perDay, String by) {
        assertThat(load("{by: 0%}")
                        .with("signups_per_day: 175", "signups_per_day: " + perDay + ", override: {reason: x}")
                        .problems())
                .containsExactly(
                        "rules[1].when.outpaces.by: '0%' pauses 94 to 96 % of flat channels within 14 days with "
                                + "nothing wrong; at " + Figures.grouped(perDay) + " signups a day write " + by);
    }

    @Test
    void load_outpaces_signups_by_what_is_written() {
        assertThat(load("{by: 25%}").problems()).isEmpty();
        assertThat(load("{}").problems())
                .containsExactly("rules[1].when.outpaces.by: is missing; write a percentage such as 25%, 10% or 50%");
        assertThat(load("{by: 25%}").with("value: 12", "value: 12.0001").problems())
                .singleElement()
                .asString()
                .endsWith("has too many decimals; write the limit itself, such as above: 15.0001");
    }

    private static Written load(String outpaces) {
        return SMALL.with(
                        "own history}}",
                        "own history}, tickets_per_100: {value: 12, accounts: 4210, from: 2026-10-01, to: 2026-10-31, "
                                + "source: own history}}")
                .and("  - {id: load, metric: tickets_per_100, when: {outpaces: " + outpaces
                        + "}, proof: [2 days], then: watch}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "any: [activation-drop] | rules[1].any: needs two rules or more, each once",
                "any: [activation-drop, activation-drop] | rules[1].any: needs two rules or more, each once",
                "any: [activation-drop, tickets] | rules[1].any[1]: 'tickets' is not one of activation-drop; nearest: activation-drop; members are rules that judge a metric themselves",
                "any: [activation-drop, both] | rules[1].any[1]: 'both' is not one of activation-drop",
                "all: [activation-drop], any: [activation-drop] | rules[1].all: stands beside any; write one of them",
                "all: [activation-drop, activation-drop], proof: [2 days] | rules[1].proof: belongs to the members of a combined rule; leave it out"
            })
    void a_combined_rule_is_made_of_rules(String rule, String problem) {
        assertThat(SMALL.and("  - {id: both, " + rule + ", then: watch}\n").problems())
                .first()
                .asString()
                .startsWith(problem);
    }

    @Test
    void a_restart_in_words_that_nobody_can_measure_is_refused() {
        assertThat(SMALL.without("restart:")
                        .and("    restart: pause until activation recovers\n")
                        .problems())
                .containsExactly(
                        "rules[0].restart: 'pause until activation recovers' is words that nobody can measure: "
                                + "it lacks level, direction, duration, flow and floor; write when the channel may start again, "
                                + "such as {when: {above: 62%}, proof: [5 business days], measured_on: {probe: 130 per day}, "
                                + "least: {accounts: 100}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "when: {falls_by: 10pp, from: baseline} | when: {above: 62%, below: 50%} | rules[0].when: needs exactly one of above, below, falls_by, rises_by, outpaces and over_target",
                "when: {falls_by: 10pp, from: baseline} | when: {falls_by: 10pp} | rules[0].when.from: is missing; write a reference such as baseline, previous 7 days, channel NAME or other channels",
                "from: baseline | from: previous 14 days | rules[0].when.from: 'previous 14 days' comes in a later version; write previous 7 days",
                "from: baseline | from: channel partner-acme | rules[0].when.from: 'channel partner-acme' compares partner-acme with itself",
                "from: baseline | from: channel organic | rules[0].when.from: 'channel organic' names a channel that is not one of partner-acme; nearest: partner-acme",
                "from: baseline | from: other channels | rules[0].when.from: 'other channels' needs other channels, and this plan declares one; write such as previous 7 days",
                "falls_by: 10pp | falls_by: 10 | rules[0].when.falls_by: '10' is not points such as 10pp or a share of the reference such as 10%",
                "falls_by: 10pp | falls_by: 0pp | rules[0].when.falls_by: '0pp' is not points such as 10pp",
                "when: {falls_by: 10pp, from: baseline} | when: {below: 120%} | rules[0].when.below: '120%' lies outside the metric's range, which is 0% to 100%",
                "when: {falls_by: 10pp, from: baseline} | when: {below: 0%} | rules[0].when.below: '0%' can never happen: the metric's range is 0% to 100%",
                "when: {falls_by: 10pp, from: baseline} | when: {above: 10%} | rules[0].when: pauses where all is well: activation_24h is better when higher",
                "when: {falls_by: 10pp, from: baseline} | when: {below: 50%, from: baseline} | rules[0].when.from: 'baseline' belongs to falls_by",
                "when: {falls_by: 10pp, from: baseline} | when: {rises_by: 10pp, from: baseline} | rules[0].when: pauses where all is well: activation_24h is better when higher",
                "when: {falls_by: 10pp, from: baseline} | when: {rises_by: 40pp, from: baseline} | rules[0].when.rises_by: '40pp' on the baseline of partner-acme, 62%, is more than 100%",
                "when: {falls_by: 10pp, from: baseline} | when: {outpaces: {by: 25%}} | rules[0].when.outpaces: needs a load per account, such as tickets_per_100",
                "when: {falls_by: 10pp, from: baseline} | when: {over_target: {at_least: 3}} | rules[0].when.over_target: counts what is open, and activation_24h is no such metric",
                "when: {falls_by: 10pp, from: baseline} | when: {falls_by: 10pp, from: baseline, day_types: [business, other]} | rules[0].when: 'day_types' comes in a later version; leave weekends out with a proof such as 2 business days",
                "then: pause | then: stop | rules[0].then: 'stop' is not one of hold, pause, watch; nearest: ",
                "metric: activation_24h | metric: signups | rules[0].metric: 'signups' is a count, and rules on counts come in a later version",
                "metric: activation_24h | metric: activation_24 | rules[0].metric: 'activation_24' is not one of",
                "id: activation-drop | id: Activation Drop | rules[0].id: 'Activation Drop' is not a name in small letters",
                "least: {accounts: 100}⏎    then | least: {accounts: 29}⏎    then | rules[0].least.accounts: '29' is not a whole number from 30",
                "then: pause | then: pause⏎    shadow: yes | rules[0].shadow: 'yes' is not true or false",
                "then: pause | then: pause⏎    on: young | rules[0].on: 'young' is not one of bounds, early, mature",
                "then: pause | then: pause⏎    gap: soon | rules[0].gap: 'soon' is not a time in whole minutes",
                "then: pause | then: pause⏎    clear: {above: 50%} | rules[0].clear.above: '50%' lies where the rule still watches",
                "then: pause | then: pause⏎    clear: {below: 54%} | rules[0].clear.below: '54%' is not the good side of the limit; write above",
                "then: pause | then: pause⏎    false_pauses: 1% | rules[0]: 'false_pauses' belongs to the channel, whose rules share it",
                "then: pause | then: pause⏎    day_types: [business] | rules[0]: 'day_types' comes in a later version",
                "then: pause | then: pause⏎    runbok: x | rules[0]: 'runbok' is no key here; nearest: runbook",
                "then: pause | then: pause⏎    channels: [partner-acne] | rules[0].channels[0]: 'partner-acne' is not one of partner-acme; nearest: partner-acme",
                "then: pause | then: pause⏎    channels: [(all)] | rules[0].when.from: 'baseline' needs a good baseline of activation_24h in channels.(all)",
                "then: pause | then: pause⏎    channels: [(any)] | rules[0].channels[0]: '(any)' is not one of (all), (unattributed), (no signup)"
            })
    void a_rule_can_be_judged(String was, String is, String problem) {
        assertThat(SMALL.with(line(was), line(is)).problems())
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signups_per_day: 175 | signups_per_day: 188 | channels.partner-acme.steps[1].signups_per_day: '188' is 51 % above the step before, 125; at most 50 % (187) without override: {reason: …}",
                "signups_per_day: 175 | signups_per_day: 0 | channels.partner-acme.steps[1].signups_per_day: '0' is not a whole number from 1",
                "from: 2026-11-30 | from: 2026-11-23 | channels.partner-acme.steps[1].from: '2026-11-23' is not after the step before, 2026-11-23",
                "from: 2026-11-30 | from: 2026-11-31 | channels.partner-acme.steps[1].from: '2026-11-31' is not a day of the calendar such as 2026-10-31",
                "to: 2026-10-31 | to: 2026-09-30 | channels.partner-acme.baseline.activation_24h.to: '2026-09-30' lies before from: 2026-10-01",
                "'baseline: {activation_24h:' | 'baseline: {activtion_24h:' | channels.partner-acme.baseline.activtion_24h: is a baseline of a metric that is not one of",
                "'baseline: {activation_24h:' | 'baseline: {signups:' | channels.partner-acme.baseline.signups: is a baseline of a count",
                "partner-acme: | (all): | channels.(all): is a name in parentheses, which are the product's own; choose another",
                "partner-acme: | partner;acme: | channels.partner;acme: is no channel's name",
                "partner-acme: | 012: | channels: '012' is not text in YAML",
                "'metrics:⏎' | '  Partner-ACME: {}⏎metrics:⏎' | channels.Partner-ACME: is the same channel as one before",
                "channels: | channels:⏎  organic: | channels.organic: is empty; write a channel with what is agreed about it"
            })
    void a_channel_is_what_it_says(String was, String is, String problem) {
        assertThat(SMALL.with(line(was), line(is)).problems())
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @Test
    void a_step_of_exactly_half_as_much_again_is_allowed_and_a_larger_one_with_a_reason() {
        assertThat(SMALL.with("signups_per_day: 125", "signups_per_day: 100")
                        .with("signups_per_day: 175", "signups_per_day: 150")
                        .problems())
                .isEmpty();
        assertThat(SMALL.with("signups_per_day: 175}", "signups_per_day: 500, override: {reason: contract}}")
                        .problems())
                .isEmpty();
    }

    @Test
    void a_floor_beyond_what_three_days_bring_is_told_with_the_figures() {
        assertThat(floor(510).problems()).isEmpty();
        assertThat(floor(525).problems())
                .containsExactly(
                        "rules[0]: is seldom decided in partner-acme: its floor is 525 accounts, and the steps "
                                + "bring at most 175 a day, 525 in the 3 days that are pooled, which reach it with a chance of 51 %");
        assertThat(floor(526).problems())
                .containsExactly("rules[0]: can never be decided in partner-acme: its floor is 526 accounts, "
                        + "and the steps bring at most 175 a day, 525 in the 3 days that are pooled");
    }

    @ParameterizedTest
    @CsvSource({"30,false", "34,false", "35,true", "40,true"})
    void the_usual_floor_needs_35_signups_a_day(long perDay, boolean decides) {
        assertThat(SMALL.with("signups_per_day: 125", "signups_per_day: " + perDay)
                        .with("signups_per_day: 175", "signups_per_day: " + perDay)
                        .problems()
                        .isEmpty())
                .isEqualTo(decides);
    }

    @Test
    void evidence_has_no_floor_and_decides_in_the_smallest_channel() {
        assertThat(floor(526)
                        .with("proof: [2 days]", "proof: [2 days, evidence 99%]")
                        .problems())
                .isEmpty();
    }

    @Test
    void a_floor_of_tickets_is_not_held_against_signups() {
        assertThat(SMALL.with(
                                "metrics:\n",
                                "metrics:\n  found: {kind: conversion, subject: ticket, reaches: {any: [ticket.assigned]}, "
                                        + "within: 15m, better: higher, owner: coo, system_of_record: desk, "
                                        + "definition: Share of tickets with an owner within 15 minutes}\n")
                        .and("  - {id: found, metric: found, when: {below: 90%}, proof: [2 days], "
                                + "least: {accounts: 5000}, then: watch}\n")
                        .problems())
                .isEmpty();
    }

    private static Written floor(long least) {
        return SMALL.with("least: {accounts: 100}\n", "least: {accounts: " + least + "}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "within: 24h | within: 0h | metrics.activation_24h.within: '0h' is no time at all; write such as 24h",
                "within: 24h | within: 90s | metrics.activation_24h.within: '90s' is not in whole minutes; write such as 1m",
                "within: 24h | within: 1.5h | metrics.activation_24h.within: '1.5h' is not a time in whole minutes such as 24h, 90m or 2 days",
                "within: 24h | within: 1440 | metrics.activation_24h.within: '1440' is not a time in whole minutes",
                "within: 24h | within: 9999999 days | metrics.activation_24h.within: '9999999 days' is not a time in whole minutes",
                "within: 24h | within: 24h⏎    window: 0m | metrics.activation_24h.window: '0m' is no time at all",
                "timezone: UTC | timezone: UTC⏎settle: 30s | settle: '30s' is not in whole minutes",
                "timezone: UTC | timezone: '+02:00' | timezone: '+02:00' is not a time zone such as Europe/Berlin or UTC",
                "timezone: UTC | timezone: europe/berlin | timezone: 'europe/berlin' is not a time zone such as Europe/Berlin or UTC; nearest: Europe/Berlin",
                "kind: conversion | kind: conversion⏎    target: 24h | metrics.activation_24h.target: '24h' does not belong to a metric of kind conversion",
                "kind: conversion | kind: conversion⏎    subject: tiket | metrics.activation_24h.subject: 'tiket' is not one of account, ticket; nearest: ticket",
                "kind: conversion | kind: conversion⏎    start: ticket.opened | metrics.activation_24h.start: 'ticket.opened' is not",
                "kind: conversion | kind: conversion⏎    after: 24h | metrics.activation_24h.after: '24h' is no less than within",
                "'metrics:⏎' | 'metrics:⏎  support_queue_age: {target: 0h, definition: x}⏎' | metrics.support_queue_age.target: '0h' is no time at all",
                "'metrics:⏎' | 'metrics:⏎  support_queue_age: {subject: account, definition: x}⏎' | metrics.support_queue_age.subject: 'account' is never open or closed",
                "'metrics:⏎' | 'metrics:⏎  support_queue_age: {closed_by: [account.churned], definition: x}⏎' | metrics.support_queue_age.closed_by[0]: 'account.churned' is not one of",
                "'metrics:⏎' | 'metrics:⏎  cost_per_signup: {within: 24h, definition: x}⏎' | metrics.cost_per_signup.within: '24h' does not belong to spend.reported",
                "kind: conversion | kind: conversoin | metrics.activation_24h.kind: 'conversoin' is not one of amount_per_subject, conversion,",
                "within: 24h | within: 24h⏎    numerator: [ticket.opened] | metrics.activation_24h.numerator: does not belong to a metric of kind conversion",
                "reaches: {all: [workspace.created, report_viewed]} | reaches: {} | metrics.activation_24h.reaches: needs either all: or any: with the events, not neither",
                "'all: [workspace' | 'any: [x], all: [workspace' | metrics.activation_24h.reaches: needs either all: or any: with the events, not both",
                "workspace.created | workspace.create | metrics.activation_24h.reaches.all[0]: 'workspace.create' is not one of",
                "workspace.created | activation.milestone | metrics.activation_24h.reaches.all[0]: 'activation.milestone' is not one of",
                "owner: cpo | owner: ~ | metrics.activation_24h.owner: is empty; write who answers for the metric, such as cpo",
                "owner: cpo | owner: [cpo] | metrics.activation_24h.owner: is a list; write who answers for the metric, such as cpo",
                "activation_24h | Activation | metrics.Activation: has a bad name",
                "activation_24h | tickets_plain | metrics.tickets_plain: has a bad name",
                "'metrics:⏎' | 'metrics:⏎  tickets_per_100: {within: 48h}⏎' | metrics.tickets_per_100.definition: is missing",
                "'metrics:⏎' | 'metrics:⏎  manual_minutes_per_account: {event: ticket.opened, definition: x}⏎' | metrics.manual_minutes_per_account.event: 'ticket.opened' is not an event with an amount"
            })
    void a_metric_is_exact(String was, String is, String problem) {
        assertThat(SMALL.with(line(was), line(is)).problems())
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @Test
    void a_metric_that_no_rule_uses_has_no_action_threshold() {
        assertThat(SMALL.with("metric: activation_24h", "metric: provisioning_failed_accounts_24h")
                        .with("{falls_by: 10pp, from: baseline}", "{above: 8%}")
                        .with("{when: {above: 62%}", "{when: {below: 5%}")
                        .problems())
                .containsExactly("metrics.activation_24h: has no action threshold: no rule uses it; "
                        + "add one, if only with then: watch");
    }

    @Test
    void two_rules_of_one_name_are_refused() {
        String yaml = SMALL.yaml();
        assertThat(SMALL.and(yaml.substring(yaml.indexOf("  - id:"))).problems())
                .containsExactly("rules[1].id: 'activation-drop' is the name of a rule before; choose another");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "urn:crm: {minutesMax: 0} | sources.urn:crm.minutesMax: '0' is not a whole number from 1",
                "urn:crm: {outOfOrderness: 3m} | sources.urn:crm.outOfOrderness: '3m' is above 2m and would hold back every verdict",
                "urn:crm: {outOfOrderness: soon} | sources.urn:crm.outOfOrderness: 'soon' is not a short time such as 30s, at most 2m",
                "urn:crm: {delay: 1h} | sources.urn:crm.delay: '1h' needs feeds, the metrics that come so late",
                "urn:crm: {feeds: [tickets]} | sources.urn:crm.feeds[0]: 'tickets' is not one of",
                "urn:crm: {heartbeat: 15m} | sources.urn:crm: 'heartbeat' is no key here; nearest: ",
                "our crm: {minutesMax: 60} | sources.our crm: is no URI"
            })
    void a_source_has_credible_settings(String source, String problem) {
        assertThat(SMALL.and("sources:\n  " + source + "\n").problems())
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @Test
    void a_fault_of_a_metric_is_not_told_again_by_its_rules_and_baselines() {
        assertThat(SMALL.with("within: 24h", "within: soon").problems()).hasSize(1);
    }

    @Test
    void rules_with_points_need_a_share() {
        assertThat(SMALL.and("  - {id: t, metric: tickets_per_100, when: {falls_by: 5pp, from: baseline}, "
                                + "proof: [2 days], then: watch}\n")
                        .problems())
                .containsExactly("rules[1].when.falls_by: '5pp' is in points, which only shares have; "
                        + "write a share of the reference such as 10%");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on_blind: stop | on_blind: 'stop' is not one of hold, pause; nearest: ",
                "freshness: {blind: 2m} | freshness: does not grow: degraded 2m, blind 2m, blind_long 15m; each must be longer",
                "breakdown: country | breakdown: 'country' is not one of plan; nearest: plan",
                "rates: {staff_hour: 55} | rates.currency: is missing; write a currency in three capital letters such as USD",
                "rates: {currency: USD, staff_hour: 60..50} | rates.staff_hour: '60..50' is not a number such as 55, or a range such as 10..14",
                "rates: {currency: usd} | rates.currency: 'usd' is not a currency in three capital letters such as USD",
                "gate: {control: {by: cto, until: 2026-12-31}} | gate: 'control' is no key here; nearest: controls",
                "gate: {controls: {by: cto}} | gate.controls.until: is missing; write a day of the calendar such as 2026-10-31",
                "gate: {controls: {until: 2026-12-31}} | gate.controls: needs exactly one of by (with until), metric (with at_least) and visible",
                "gate: {onboarding: {metric: activation_24h}} | gate.onboarding.at_least: is missing; write a percentage such as 62% or 62.5%",
                "gate: {onboarding: {metric: tickets_per_100, at_least: 80%}} | gate.onboarding.metric: 'tickets_per_100' is no share",
                "gate: {controls: {by: cto, until: 2026-12-31, within: 24h}} | gate.controls.within: '24h' does not belong to by; leave it out",
                "gate: {override: {by: cmo, reason: hurry}} | gate.override.by: 'cmo' is not one of VP Growth; nearest: VP Growth",
                "gate: {board_target: yes} | gate.board_target: 'yes' is not true or false",
                "categories: [yes] | categories[0]: 'yes' is not text in YAML"
            })
    void what_stands_around_the_rules_makes_sense(String more, String problem) {
        assertThat(SMALL.and(more + "\n").problems()).singleElement().asString().startsWith(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false_pauses: 20% | channels.partner-acme.false_pauses: '20%' is not a percentage from 0.01% to 10% such as 1%",
                "targets: {activation_24h: {below: 60%}} | channels.partner-acme.targets.activation_24h.below: '60%' is the bad side",
                "targets: {activation_24h: {}} | channels.partner-acme.targets.activation_24h.above: is missing; write a percentage",
                "targets: {signups: {above: 10}} | channels.partner-acme.targets.signups: is a target of a count",
                "owners: {support: {responds_within: 2h}} | channels.partner-acme.owners.support.name: is missing; write who answers for it",
                "owners: {sales: cro} | channels.partner-acme.owners: 'sales' is no key here; nearest: "
            })
    void what_a_channel_promises_makes_sense(String more, String problem) {
        assertThat(SMALL.with("    steps:", "    " + more + "\n    steps:").problems())
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @Test
    void a_metric_that_only_a_check_of_the_gate_uses_is_acted_on() {
        assertThat(SMALL.with("metric: activation_24h", "metric: provisioning_failed_accounts_24h")
                        .with("{falls_by: 10pp, from: baseline}", "{above: 8%}")
                        .with("{when: {above: 62%}", "{when: {below: 5%}")
                        .and("gate: {onboarding: {metric: activation_24h, at_least: 80%}}\n")
                        .problems())
                .isEmpty();
    }

    private static String line(String text) {
        return text.replace("⏎", "\n");
    }
}
