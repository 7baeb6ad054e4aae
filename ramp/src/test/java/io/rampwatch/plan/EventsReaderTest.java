package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.DeclaredEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types of events of a plan's own. */
class EventsReaderTest {
    private static final String PLAN = """
            ramp: shop
            owner: {name: Head of Commerce}
            timezone: UTC
            channels:
              storefront: {}
            events:
              order.placed: {subject: order, key: orderId, fields: [warehouse]}
              order.released: {subject: order, key: orderId, again: true}
            metrics:
              release:
                kind: conversion
                subject: order
                start: order.placed
                reaches: {all: [order.released]}
                within: 4h
                better: higher
                owner: ops
                system_of_record: orders
                definition: Released within 4 h.
            rules:
              - id: slow
                metric: release
                when: {below: 90%}
                proof: [2 days]
                least: {accounts: 100}
                then: watch
            """;

    private static PlanReader.Result read(String was, String is) {
        assertThat(PLAN).contains(was);
        return PlanReader.read("shop.yml", PLAN.replace(was, is).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_type_says_what_it_is_about_and_by_which_field_one_is_known() {
        var plan = read("ramp", "ramp").plan();
        assertThat(plan).isNotNull();
        assertThat(plan.events())
                .isEqualTo(List.of(
                        new DeclaredEvent("order.placed", "order", "orderId", false, null, List.of("warehouse")),
                        new DeclaredEvent("order.released", "order", "orderId", true, null, List.of())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order.released: | released: | events.released: has a bad name; write what and what happened to it",
                "order.released: | ticket.opened: | events.ticket.opened: is a type of the contract; leave it out",
                "'subject: order, key: orderId, again' | 'key: orderId, again' | events.order.released.subject: is missing",
                "again: true | again: maybe | events.order.released.again: 'maybe' is not",
                "all: [order.released] | all: [ticket.opened] | metrics.release.reaches.all[0]: 'ticket.opened' is not one of order.placed, order.released",
                "start: order.placed | within: 4h | metrics.release.start: is missing",
            })
    void faults_are_told_with_their_place(String was, String is, String problem) {
        assertThat(read(was, is).problems().toString()).contains(problem);
    }
}
