package io.rampwatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other readers of YAML pass over in silence, or die of. */
@Timeout(20)
class BombTest {

    @Test
    void an_anchor_is_refused() {
        assertThat(Written.small().with("ramp: small", "ramp: &name small").problems())
                .containsExactly("ramp: '&name' is an anchor; write each value out");
    }

    @Test
    void an_alias_is_refused() {
        assertThat(Written.small()
                        .with("ramp: small", "ramp: &name small")
                        .with("{name: VP Growth}", "{name: *name}")
                        .problems())
                .containsExactly(
                        "ramp: '&name' is an anchor; write each value out",
                        "owner.name: '*name' is an alias; write the value out");
    }

    @Test
    void a_merge_key_is_refused() {
        assertThat(Written.small()
                        .with("{name: VP Growth}", "{name: VP Growth, <<: {pagerduty: x}}")
                        .problems())
                .containsExactly("owner: '<<' is a merge key; write each value out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!str small", "!!javax.script.ScriptEngineManager [small]", "!mine small"})
    void a_tag_is_refused(String tagged) {
        assertThat(Written.small().with("ramp: small", "ramp: " + tagged).problems())
                .anySatisfy(
                        problem -> assertThat(problem).startsWith("ramp: '!").endsWith("is a tag; leave it out"));
    }

    @Test
    void a_second_document_is_refused() {
        assertThat(Written.small().and("---\nramp: other\n").problems())
                .containsExactly("has a second document here; one file is one plan");
    }

    @Test
    void a_directive_is_refused() {
        assertThat(new Written("%YAML 1.1\n---\n" + Written.small().yaml()).problems())
                .containsExactly("begins with a directive (%); leave it out");
    }

    @Test
    void a_key_that_is_written_twice_is_refused() {
        assertThat(Written.small().and("ramp: other\n").problems())
                .containsExactly("'ramp' is written twice, first on line 1; keep one");
    }

    @Test
    void a_key_that_is_a_list_is_refused() {
        assertThat(Written.small().and("? [a, b]\n: c\n").problems())
                .containsExactly("has a key that is a list; a key is a single word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "on", "true", "012", "1_000", "0x1F", "1.5", "12:30", "2026-11-23", "~x: y"})
    void a_bare_value_that_readers_of_yaml_take_for_something_else_is_no_text(String value) {
        assertThat(Written.small().with("ramp: small", "ramp: " + value).problems())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"012", "1_000", "0x64", "1e2", "100.0", "+100", "'100'", "yes", "٣٠"})
    void only_plain_digits_are_a_whole_number(String value) {
        assertThat(Written.small()
                        .with("{accounts: 100}\n    then", "{accounts: " + value + "}\n    then")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("rules[0].least.accounts: ");
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void a_bomb_is_a_problem_and_soon(String name, String yaml) {
        long before = System.nanoTime();
        var read = PlanReader.read("bomb.yml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(read.plan()).isNull();
        assertThat(read.problems().isEmpty()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    static Stream<String[]> bombs() {
        return Stream.of(
                new String[] {"nothing", ""},
                new String[] {"a comment alone", "# nothing\n"},
                new String[] {"a word", "hello"},
                new String[] {"a list", "[1, 2]"},
                new String[] {"brackets, deep", "[".repeat(200_000)},
                new String[] {"braces, deep", "{a: ".repeat(60_000)},
                new String[] {"dashes, deep", "- ".repeat(100_000)},
                new String[] {"depth of 21", "ramp: " + "[".repeat(21) + "]".repeat(21)},
                new String[] {"300 KiB", "ramp: " + "x".repeat(300 * 1024)},
                new String[] {"many unknown keys", keys(20_000)},
                new String[] {"many channels, each lacking what many rules need", crowd()},
                new String[] {"many rules without anything", "rules:\n" + "- {}\n".repeat(40_000)},
                new String[] {"a tab", "ramp:\n\tname: x"},
                new String[] {"a control character", "ramp: a\u0001b"},
                new String[] {"no end of quotes", "ramp: \"abc"},
                new String[] {"an impossible escape", "ramp: \"\\UFFFFFFFF\""},
                new String[] {"a huge number", "settle: " + "9".repeat(5_000) + "h"},
                new String[] {"a laugh", "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"});
    }

    @Test
    void bytes_that_are_no_text_are_a_problem() {
        assertThat(PlanReader.read("ramp.yml", new byte[] {(byte) 0xC3, 0x28})
                        .problems()
                        .list())
                .containsExactly(new Problem(1, "", "", "is not UTF-8 text"));
    }

    @Test
    void a_fault_of_syntax_has_its_line() {
        assertThat(new Written("ramp: x\nowner: {name: a\ntimezone: UTC\n")
                        .read()
                        .problems()
                        .toString())
                .contains("line 3  is not YAML here");
    }

    private static String crowd() {
        var text = new StringBuilder("channels:\n");
        for (int i = 0; i < 5_000; i++) {
            text.append("  c").append(i).append(": {}\n");
        }
        return text + "rules:\n" + "- {metric: tickets_per_100, when: {falls_by: 1%, from: baseline}}\n".repeat(2_500);
    }

    private static String keys(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("key").append(i).append(": 1\n");
        }
        return text.toString();
    }
}
