package io.rampwatch.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a field gets. */
class ExpressionTest {
    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/x                                     | \"x\":\" Pro \"                       | Pro",
                "/x                                     | \"x\":7                               | 7",
                "/x                                     | \"x\":7.0e2                           | 700",
                "/x                                     | \"x\":7.50                            | 7.5",
                "/x                                     | \"x\":null                            | null",
                "/x                                     | \"x\":\"  \"                          | null",
                "/x                                     | ``                                    | null",
                "/x/y/1                                 | \"x\":{\"y\":[\"a\",\"b\"]}           | b",
                "/x/y/01                                | \"x\":{\"y\":[\"a\",\"b\"]}           | null",
                "/x/y/2                                 | \"x\":{\"y\":[\"a\",\"b\"]}           | null",
                "/x~1y/~0z                              | \"x/y\":{\"~z\":\"odd\"}              | odd",
                "{path: /x}                             | \"x\":\"a\"                           | a",
                "{const: fixed}                         | ``                                    | fixed",
                "{coalesce: [/x, /y, {const: none}]}    | \"x\":\" \",\"y\":\"b\"               | b",
                "{coalesce: [/x, /y, {const: none}]}    | \"x\":null                            | none",
                "{lower: /x}                            | \"x\":\"HIGH\"                        | high",
                "{upper: /x}                            | \"x\":\"eur\"                         | EUR",
                "{snake: /x}                            | \"x\":\"Workspace Created\"           | workspace_created",
                "{snake: /x}                            | \"x\":\"workspaceCreated\"            | workspace_created",
                "{snake: /x}                            | \"x\":\"--Report  viewed!\"           | report_viewed",
                "{snake: /x}                            | \"x\":\"?!\"                          | null",
                "{nonZero: /x}                          | \"x\":\"0\"                           | null",
                "{nonZero: /x}                          | \"x\":0                               | null",
                "{nonZero: /x}                          | \"x\":0.0                             | null",
                "{nonZero: /x}                          | \"x\":\"00\"                          | 00",
                "{nonZero: /x}                          | \"x\":10                              | 10",
                "{prefix: 'crm:', of: /x}               | \"x\":\"7\"                           | crm:7",
                "{prefix: 'crm:', of: {nonZero: /x}}    | \"x\":\"0\"                           | null",
                "{template: 'a-{/x}-{/y}'}              | \"x\":1,\"y\":\"b\"                   | a-1-b",
                "{template: 'a-{/x}-{/y}'}              | \"y\":\"b\"                           | a--b",
                "{template: 'a-{/x}-{/y}'}              | ``                                    | null",
                "{template: '{/x} {/y}'}                | \"x\":1,\"y\":2                       | 1 2",
                "{template: '{/x} - {/y}'}              | \"x\":1,\"y\":2                       | 1 - 2",
                "{hash: [/x, /y]}                       | ``                                    | null",
                // printf 'a\\x1fb' | sha256sum
                "{hash: [/x, /y]}                       | \"x\":\"a\",\"y\":\"b\"               | f04cdced9736a69da6103f08a4daaf8c",
            })
    void a_function_of_a_record(String expression, String members, String value) {
        assertThat(Feed.ofField(expression).field(members)).isEqualTo(value);
    }

    @Test
    void the_parts_of_a_hash_do_not_run_into_each_other() {
        var hash = Feed.ofField("{hash: [/x, /y]}");
        assertThat(hash.field("\"x\":\"ab\"")).isNotEqualTo(hash.field("\"y\":\"ab\""));
        assertThat(hash.field("\"x\":\"a\",\"y\":\"b\"")).isNotEqualTo(hash.field("\"x\":\"ab\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"/x", "{lower: /x}", "{prefix: p, of: /x}", "{template: 'a{/x}'}", "{hash: [/x, /y]}"})
    void an_object_in_the_place_of_a_value_stays_one_and_is_refused(String expression) {
        assertThat(Feed.ofField(expression).field("\"x\":{\"a\":1}")).startsWith("field_not_scalar");
        assertThat(Feed.ofField(expression).field("\"x\":[]")).startsWith("field_not_scalar");
    }

    @Test
    void an_object_is_the_first_value_of_several_and_not_passed_over() {
        assertThat(Feed.ofField("{coalesce: [/x, /y]}").field("\"x\":{},\"y\":\"b\""))
                .startsWith("field_not_scalar");
    }
}
