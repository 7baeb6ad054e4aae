package io.rampwatch.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.plan.Problem;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that is wrong with a mapping is told before its first record comes. */
class MappingReaderTest {
    private static final String GOOD = """
            name: trial
            source: urn:trial
            input: {topics: [trial]}
            defaults: {id: /id, time: {path: /time, as: iso}, accountId: /account}
            rules:
              - name: left
                when: {path: /kind, eq: left}
                emit: account.churned
                fields: {reasonCode: /why}
              - {when: {path: /kind, prefix: x}, ignore: true}
            """;

    @Test
    void a_good_file_has_no_problems_and_is_known_by_its_hash() {
        var mapping = Feed.of(GOOD).mapping();
        assertThat(mapping.name()).isEqualTo("trial");
        assertThat(mapping.input().topics()).containsExactly("trial");
        assertThat(mapping.label()).matches("trial@[0-9a-f]{12}");
        assertThat(Feed.of(GOOD + "# a word more").mapping().hash()).isNotEqualTo(mapping.hash());
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: trial             | nam: trial           | line 1  'nam' is no key here; nearest: name",
                "source: urn:trial       | source: trial        | line 2  source: 'trial' is not a URI such as urn:segment",
                "{topics: [trial]}       | {topics: [a b]}      | line 3  input.topics[0]: 'a b' is not a Kafka topic",
                "{topics: [trial]}       | {topics: [ramp.events]} | line 3  input.topics[0]: 'ramp.events' is a topic of Rampwatch itself",
                "{topics: [trial]}       | {topics: [t], maxbytes: 9} | line 3  input: 'maxbytes' is no key here; nearest: maxBytes",
                "{topics: [trial]}       | {topics: [t], maxBytes: 300000} | line 3  input.maxBytes: '300000' is more than 262,144",
                "{topics: [trial]}       | {topics: [t], unmatched: some} | line 3  input.unmatched: 'some' is not one of all, none, sample",
                "{topics: [trial]}       | {topics: [t], split: x} | line 3  input.split: 'x' is not a path such as",
                "id: /id,                | id: messageId,       | line 4  defaults.id: 'messageId' is no path such as /plan; a fixed word is {const: word}",
                "id: /id,                | id: /a~2,            | line 4  defaults.id: '/a~2' is no path",
                "id: /id,                | ``                   | line 6  rules[0]: emits an event without id",
                "time: {path: /time, as: iso} | time: /time     | line 4  defaults.time: '/time' does not say how the time is written",
                "as: iso                 | as: seconds          | line 4  defaults.time.as: 'seconds' is not one of",
                "as: iso                 | as: date             | line 4  defaults.time.zone: is missing; write a time zone",
                "as: iso                 | as: date, zone: Berlin, at: end_of_day | line 4  defaults.time.zone: 'Berlin' is not a time zone",
                "as: iso                 | as: iso, zone: UTC   | line 4  defaults.time.zone: 'UTC' belongs to as: date",
                "`, accountId: /account` | ``                   | line 6  rules[0]: emits account.churned, which needs accountId or accountKey",
                "accountId: /account     | acountId: /account   | line 4  defaults: 'acountId' is no key here; nearest: accountId",
                "emit: account.churned   | emit: account.churnd | line 8  rules[0].emit: 'account.churnd' is not one of account.churned",
                "emit: account.churned   | emit: activation.milestone | line 9  rules[0].fields: 'reasonCode' is no key here",
                "emit: account.churned   | emit: manual_work.logged | line 9  rules[0].fields.minutes: is missing; every manual_work.logged needs it",
                "reasonCode: /why        | reason: /why         | line 9  rules[0].fields: 'reason' is no key here; nearest: reasonCode",
                "reasonCode: /why        | reasonCode: {lowr: /why} | line 9  rules[0].fields.reasonCode: 'lowr' is no key here; nearest: lower",
                "reasonCode: /why        | reasonCode: {lower: /why, snake: /why} | line 9  rules[0].fields.reasonCode: names several functions",
                "reasonCode: /why        | reasonCode: {lower: /why, of: /x} | line 9  rules[0].fields.reasonCode.of: '/x' belongs to prefix",
                "reasonCode: /why        | reasonCode: {prefix: a} | line 9  rules[0].fields.reasonCode.of: is missing",
                "reasonCode: /why        | reasonCode: {template: 'a{why}'} | line 9  rules[0].fields.reasonCode.template: 'a{why}' is no text with paths in braces",
                "reasonCode: /why        | reasonCode: {template: 'a{/why'} | line 9  rules[0].fields.reasonCode.template: 'a{/why' is no text",
                "reasonCode: /why        | reasonCode: {coalesce: /why} | line 9  rules[0].fields.reasonCode.coalesce: '/why' is no list",
                "reasonCode: /why        | reasonCode: {channel: {medium: /m}} | line 9  rules[0].fields.reasonCode.channel: 'medium' is no key here; nearest: utmMedium",
                "eq: left                | equals: left         | line 7  rules[0].when: 'equals' is no key here",
                "`, eq: left`            | ``                   | line 7  rules[0].when: tests nothing; add one of eq, in",
                "eq: left                | eq: left, in: [a]    | line 7  rules[0].when: has several tests (eq, in)",
                "eq: left                | contains: [a]        | line 7  rules[0].when.contains: is a list; write a value",
                "{path: /kind, eq: left} | {lower: /kind, contains: a} | line 7  rules[0].when.contains: 'a' looks into an array",
                "{path: /kind, eq: left} | {changed: [/a]}      | line 7  rules[0].when.changed: compares two paths",
                "{path: /kind, eq: left} | {all: []}            | line 7  rules[0].when.all: is no list; write a list of conditions",
                "{path: /kind, eq: left} | {all: [{path: /a, eq: b}], any: [{path: /a, eq: b}]} | line 7  rules[0].when: 'any' is no key here",
                "{path: /kind, eq: left} | {all: [{pth: /a, eq: b}]} | line 7  rules[0].when.all[0]: 'pth' is no key here; nearest: path",
                "{path: /kind, eq: left} | left                 | line 7  rules[0].when: 'left' is a single value; write a condition",
                "name: left              | name: Left           | line 6  rules[0].name: 'Left' is not a short name",
                "name: left              | name: '2'            | line 10  rules[1].name: is the name of another rule",
                "ignore: true            | ignore: maybe        | line 10  rules[1].ignore: 'maybe' is not one of true",
                "ignore: true            | id: /x               | line 10  rules[1]: needs either emit: with the type of an event, or ignore: true",
                "ignore: true            | ignore: true, fields: {a: /b} | line 10  rules[1].fields: has no meaning beside ignore: true",
            })
    void a_fault_is_told_with_its_line_its_place_and_what_would_be_right(String good, String bad, String told) {
        assertThat(GOOD).contains(good);
        assertThat(problems(GOOD.replaceFirst(
                        java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad))))
                .anySatisfy(problem -> assertThat(problem).startsWith(told));
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(problems("""
                name: T
                sources: urn:trial
                input: {}
                rules:
                  - {emit: account.churned, also: [{emit: account.active}]}
                """))
                .containsExactlyInAnyOrder(
                        "line 1  name: 'T' is not a short name such as segment, of a-z, 0-9 and -",
                        "line 1  source: is missing; write a URI such as urn:segment, by which counters and plans name the"
                                + " source",
                        "line 2  'sources' is no key here; nearest: source",
                        "line 3  input.topics: is missing; write a list in brackets of a Kafka topic such as segment.events",
                        "line 5  rules[0]: emits an event without id; write id here or under defaults",
                        "line 5  rules[0]: emits an event without time; write time here or under defaults",
                        "line 5  rules[0].also[0].name: is missing; write a short name such as signup, of a-z, 0-9, - and"
                                + " _");
    }

    @Test
    void a_file_that_is_no_yaml_is_told_so() {
        assertThat(problems("")).containsExactly("line 1  is empty; a mapping begins with name: and its name");
        assertThat(problems("a: [")).singleElement().asString().contains("is not YAML here");
        assertThat(problems("name: a\n---\nname: b"))
                .anySatisfy(problem -> assertThat(problem).contains("one file is one mapping"));
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_damaged_file_is_a_mapping_or_has_problems_and_nothing_is_thrown(long seed) {
        var random = new SplittableRandom(seed);
        byte[] yaml = Presets.file(
                        Presets.names().get(random.nextInt(Presets.names().size())))
                .clone();
        for (int wounds = 1 + random.nextInt(5); wounds > 0; wounds--) {
            yaml[random.nextInt(yaml.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(' ', 127) : random.nextInt());
        }
        var read = MappingReader.read("damaged", yaml);
        assertThat(read.mapping() == null).isEqualTo(!read.problems().isEmpty());
    }

    private static List<String> problems(String yaml) {
        var read = MappingReader.read("trial.yaml", yaml.getBytes(UTF_8));
        assertThat(read.mapping()).isNull();
        return read.problems().list().stream().map(MappingReaderTest::line).toList();
    }

    private static String line(Problem problem) {
        return "line " + problem.line() + "  " + problem.words();
    }
}
