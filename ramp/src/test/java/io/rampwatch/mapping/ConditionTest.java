package io.rampwatch.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To which records a rule applies. */
class ConditionTest {
    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{path: /x, eq: a}                          | {\"x\":\" a \"}                        | true",
                "{path: /x, eq: a}                          | {\"x\":\"A\"}                          | false",
                "{path: /x, eq: a}                          | {}                                     | false",
                "{path: /x, eq: a}                          | {\"x\":[\"a\"]}                        | false",
                "{path: /x, eq: false}                      | {\"x\":false}                          | true",
                "{path: /x, eq: false}                      | {\"x\":\"false\"}                      | true",
                "{path: /x, eq: false}                      | {\"x\":null}                           | false",
                "{path: /x, eq: 4}                          | {\"x\":4}                              | true",
                "{path: /x, eq: 4}                          | {\"x\":\"4\"}                          | true",
                "{path: /x, in: [a, '4']}                   | {\"x\":4.0}                            | true",
                "{lower: /x, in: [solved, closed]}          | {\"x\":\"SOLVED\"}                     | true",
                "{path: /x, prefix: 'zen:'}                 | {\"x\":\"zen:a\"}                      | true",
                "{path: /x, prefix: 'zen:'}                 | {\"x\":\"a zen:\"}                     | false",
                "{path: /x, contains: esc}                  | {\"x\":[\"a\",\"esc\"]}                | true",
                "{path: /x, contains: esc}                  | {\"x\":[\"escape\",[\"esc\"]]}         | false",
                "{path: /x, contains: esc}                  | {\"x\":\"esc\"}                        | false",
                "{path: /x, present: true}                  | {\"x\":0}                              | true",
                "{path: /x, present: true}                  | {\"x\":{}}                             | true",
                "{path: /x, present: true}                  | {\"x\":\" \"}                          | false",
                "{nonZero: /x, present: true}               | {\"x\":\"0\"}                          | false",
                "{path: /x, present: false}                 | {}                                     | true",
                "{changed: [/b/x, /a/x]}                    | {\"b\":{\"x\":1},\"a\":{\"x\":2}}      | true",
                "{changed: [/b/x, /a/x]}                    | {\"b\":{\"x\":7},\"a\":{\"x\":7.0}}    | false",
                "{changed: [/b/x, /a/x]}                    | {\"b\":null,\"a\":{\"x\":2}}           | true",
                "{changed: [/b/x, /a/x]}                    | {\"b\":{\"x\":null},\"a\":{\"x\":\"\"}}| false",
                "{changed: [/b/x, /a/x]}                    | {}                                     | false",
                "{all: [{path: /x, eq: 1}, {path: /y, eq: 2}]} | {\"x\":1,\"y\":2}                   | true",
                "{all: [{path: /x, eq: 1}, {path: /y, eq: 2}]} | {\"x\":1,\"y\":3}                   | false",
                "{any: [{path: /x, eq: 1}, {path: /y, eq: 2}]} | {\"x\":0,\"y\":2}                   | true",
                "{any: [{path: /x, eq: 1}, {path: /y, eq: 2}]} | {}                                  | false",
            })
    void a_condition_of_a_record(String condition, String record, boolean holds) {
        assertThat(Feed.ofCondition(condition).holds(record)).isEqualTo(holds);
    }
}
