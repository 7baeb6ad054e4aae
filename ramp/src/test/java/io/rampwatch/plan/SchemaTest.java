package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
    private static final SchemaRegistry DRAFT = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema SCHEMA = DRAFT.getSchema(schema());

    @Test
    void a_plan_with_every_key_is_valid() {
        assertThat(faults(Written.resource("full.yml"))).isEmpty();
        assertThat(faults(Written.small())).isEmpty();
    }

    @Test
    void the_schema_knows_no_key_that_the_plan_with_every_key_lacks() throws IOException {
        var names = new HashSet<String>();
        properties(new ObjectMapper().readTree(schema()), names);
        var keys = new HashSet<String>();
        keys(new ObjectMapper(new YAMLFactory()).readTree(Written.bytes("full.yml")), keys);
        assertThat(keys).containsAll(names);
    }

    @Test
    void the_groups_of_the_schema_are_the_groups_of_the_reader() throws Exception {
        var described = new HashSet<Set<String>>();
        groups(new ObjectMapper().readTree(schema()), described);
        var read = new HashSet<Set<String>>();
        for (Keys keys : everyGroup()) {
            read.add(Set.copyOf(keys.known()));
        }
        assertThat(described).isEqualTo(read);
    }

    /** All groups of keys that the reader knows: constants of its classes. */
    private static List<Keys> everyGroup() throws Exception {
        List<Keys> found = new ArrayList<>();
        var folder = Path.of(Keys.class.getResource("Keys.class").toURI()).getParent();
        try (Stream<Path> classes = Files.list(folder)) {
            // cases for rules are a file of their own
            for (Path file : classes.filter(
                            file -> !file.getFileName().toString().startsWith("RuleCase"))
                    .sorted()
                    .toList()) {
                var type = Class.forName(
                        "io.rampwatch.plan." + file.getFileName().toString().replace(".class", ""));
                for (Field field : type.getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers()) && field.getType() == Keys.class) {
                        field.setAccessible(true);
                        found.add((Keys) field.get(null));
                    }
                }
            }
        }
        return found;
    }

    private static void groups(JsonNode node, Set<Set<String>> names) {
        JsonNode properties = node.get("properties");
        if (properties != null && node.path("type").asText().equals("object")) {
            var keys = new HashSet<String>();
            properties.fieldNames().forEachRemaining(keys::add);
            names.add(keys);
        }
        node.forEach(child -> groups(child, names));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ramp: small | rampe: small",
                "owner: {name: VP Growth} | owner: VP Growth",
                "then: pause | then: stop",
                "then: pause | then: pause⏎    shadow: yes please",
                "then: pause | then: pause⏎    any: [a, b]",
                "then: pause | then: pause⏎    on: young",
                "'    restart:' | '    runbook:'",
                "falls_by: 10pp | falls_by: 10",
                "falls_by: 10pp, from: baseline | falls_by: 10pp",
                "falls_by: 10pp, from: baseline | above: 10%, below: 20%",
                "'proof: [2 days]' | 'proof: [3 of 4 ticks]'",
                "130 per day | 130",
                "within: 24h | within: 90s",
                "value: 62% | value: 162%",
                "kind: conversion | kind: conversoin",
                "partner-acme: | (all):",
                "timezone: UTC | timezone: 2",
                "accounts: 100 | accounts: 29"
            })
    void what_the_schema_refuses_the_reader_refuses(String was, String is) {
        Written faulty = Written.small().with(was, is.replace("⏎", "\n"));
        assertThat(faults(faulty)).isNotEmpty();
        assertThat(faulty.problems()).isNotEmpty();
    }

    private static List<Error> faults(Written plan) {
        return SCHEMA.validate(plan.yaml(), InputFormat.YAML);
    }

    private static void properties(JsonNode node, Set<String> names) {
        node.properties().forEach(entry -> {
            if (entry.getKey().equals("properties")) {
                entry.getValue().fieldNames().forEachRemaining(names::add);
            }
            properties(entry.getValue(), names);
        });
        if (node.isArray()) {
            node.forEach(item -> properties(item, names));
        }
    }

    private static void keys(JsonNode node, Set<String> names) {
        node.properties().forEach(entry -> {
            names.add(entry.getKey());
            keys(entry.getValue(), names);
        });
        if (node.isArray()) {
            node.forEach(item -> keys(item, names));
        }
    }

    private static InputStream schema() {
        return Objects.requireNonNull(SchemaTest.class.getResourceAsStream("/schema/ramp.schema.json"));
    }
}
