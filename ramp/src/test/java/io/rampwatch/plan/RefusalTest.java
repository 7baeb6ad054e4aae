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
                "{when: {above: 62%} | {when: {} | rules[0].restart.when: needs exactly one of above, below",
                "proof: [5 business days], |  | rules[0].restart.proof: is missing",
                "measured_on: {probe: 130 per day}, |  | rules[0].restart.measured_on: is missing",
                "', least: {accounts: 100}}' | } | rules[0].restart.least: is missing",
                "{when: {above: 62%} | {when: {falls_by: 1pp, from: baseline} | rules[0].restart.when.falls_by: '1pp' is no level to restart at",
                "{when: {above: 62%} | {when: {below: 62%} | rules[0].restart.when: is the bad side: activation_24h is better when higher",
                "{when: {above: 62%} | {when: {above: 51%} | rules[0].restart: would start again where the rule stops",
                "130 per day | 99 per day | rules[0].restart.measured_on.probe: '99 per day' never brings the 100 accounts a day",
                "130 per day | 130 | rules[0].restart.measured_on.probe: '130' is not a number of accounts such as 130 per day",
                "', least: {accounts: 100}}' | ', least: {accounts: 29}}' | rules[0].restart.least.accounts: '29' is not a whole number from 30",
                "5 business days | live 24h | rules[0].restart.proof[0]: 'live 24h' is not available in this version",
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
                "live 24h | is not available in this version; write a number of days such as 2 days",
                "evidence 99% | is not available in this version; write a number of days such as 2 days",
                "90m | is not available in this version; write a number of days such as 2 days",
                "3 of 4 ticks | is not available in this version; write a number of days such as 2 days",
                "5 business days | is not available in this version; write a number of days such as 2 days",
                "15 days | is not a number of days from 1 to 14 such as 2 days",
                "0 days | is not a number of days from 1 to 14 such as 2 days",
                "2 | is not a number of days from 1 to 14 such as 2 days"
            })
    void a_proof_is_a_number_of_days(String proof, String remedy) {
        assertThat(SMALL.with("proof: [2 days]", "proof: [" + proof + "]").problems())
                .containsExactly("rules[0].proof[0]: '" + proof + "' " + remedy);
    }

    @Test
    void one_entry_is_proof_enough_for_now() {
        assertThat(SMALL.with("proof: [2 days]", "proof: [2 days, 3 days]").problems())
                .containsExactly("rules[0].proof: has 2 entries; this version takes exactly one, such as [2 days]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "when: {falls_by: 10pp, from: baseline} | when: {above: 62%, below: 50%} | rules[0].when: needs exactly one of above, below and falls_by",
                "when: {falls_by: 10pp, from: baseline} | when: {falls_by: 10pp} | rules[0].when.from: is missing; write baseline",
                "from: baseline | from: previous 7 days | rules[0].when.from: 'previous 7 days' is not available in this version; write baseline",
                "from: baseline | from: channel organic | rules[0].when.from: 'channel organic' is not available in this version; write baseline",
                "from: baseline | from: other channels | rules[0].when.from: 'other channels' is not available in this version; write baseline",
                "falls_by: 10pp | falls_by: 10 | rules[0].when.falls_by: '10' is not points such as 10pp or a share of the baseline such as 10%",
                "falls_by: 10pp | falls_by: 0pp | rules[0].when.falls_by: '0pp' is not points such as 10pp",
                "when: {falls_by: 10pp, from: baseline} | when: {below: 120%} | rules[0].when.below: '120%' lies outside the metric's range, which is 0% to 100%",
                "when: {falls_by: 10pp, from: baseline} | when: {below: 0%} | rules[0].when.below: '0%' can never happen: the metric's range is 0% to 100%",
                "when: {falls_by: 10pp, from: baseline} | when: {above: 10%} | rules[0].when: pauses where all is well: activation_24h is better when higher",
                "when: {falls_by: 10pp, from: baseline} | when: {below: 50%, from: baseline} | rules[0].when.from: 'baseline' belongs to falls_by",
                "when: {falls_by: 10pp, from: baseline} | when: {rises_by: 10pp, from: baseline} | rules[0].when: 'rises_by' is not available in this version",
                "then: pause | then: hold | rules[0].then: 'hold' is not available in this version; write pause or watch",
                "then: pause | then: stop | rules[0].then: 'stop' is not one of pause, watch; nearest: ",
                "metric: activation_24h | metric: signups | rules[0].metric: 'signups' is a count, and rules on counts are not available",
                "metric: activation_24h | metric: activation_24 | rules[0].metric: 'activation_24' is not one of",
                "id: activation-drop | id: Activation Drop | rules[0].id: 'Activation Drop' is not a name in small letters",
                "least: {accounts: 100}⏎    then | least: {accounts: 29}⏎    then | rules[0].least.accounts: '29' is not a whole number from 30",
                "then: pause | then: pause⏎    shadow: true | rules[0]: 'shadow' is not available in this version; leave it out",
                "then: pause | then: pause⏎    runbok: x | rules[0]: 'runbok' is no key here; nearest: runbook",
                "then: pause | then: pause⏎    channels: [partner-acne] | rules[0].channels[0]: 'partner-acne' is not one of partner-acme; nearest: partner-acme",
                "then: pause | then: pause⏎    channels: [(all)] | rules[0].channels[0]: '(all)' is not available in this version; name declared channels"
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
        assertThat(SMALL.with("least: {accounts: 100}\n", "least: {accounts: 525}\n")
                        .problems())
                .isEmpty();
        assertThat(SMALL.with("least: {accounts: 100}\n", "least: {accounts: 526}\n")
                        .problems())
                .containsExactly("rules[0]: can never be decided in partner-acme: its floor is 526 accounts, "
                        + "and the steps bring at most 175 a day, 525 in the 3 days that are pooled");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "within: 24h | within: 0h | metrics.activation_24h.within: '0h' is no time at all; write such as 24h",
                "within: 24h | within: 90s | metrics.activation_24h.within: '90s' is not in whole minutes; write such as 1m",
                "within: 24h | within: 1.5h | metrics.activation_24h.within: '1.5h' is not a time in whole minutes such as 90m, 24h or 2 days",
                "within: 24h | within: 1440 | metrics.activation_24h.within: '1440' is not a time in whole minutes",
                "within: 24h | within: 9999999 days | metrics.activation_24h.within: '9999999 days' is not a time in whole minutes",
                "within: 24h | within: 24h⏎    window: 0m | metrics.activation_24h.window: '0m' is no time at all",
                "timezone: UTC | timezone: UTC⏎settle: 30s | settle: '30s' is not in whole minutes",
                "timezone: UTC | timezone: '+02:00' | timezone: '+02:00' is not a time zone such as Europe/Berlin or UTC",
                "timezone: UTC | timezone: europe/berlin | timezone: 'europe/berlin' is not a time zone such as Europe/Berlin or UTC; nearest: Europe/Berlin",
                "kind: conversion | kind: open_age | metrics.activation_24h.kind: 'open_age' is not available in this version",
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
                "urn:crm: {delay: 1h} | sources.urn:crm: 'delay' is not available in this version",
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
                        + "write a share of the baseline such as 10%");
    }

    private static String line(String text) {
        return text.replace("⏎", "\n");
    }
}
