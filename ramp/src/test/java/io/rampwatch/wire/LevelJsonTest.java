package io.rampwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rampwatch.metric.MetricKind;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule;
import org.junit.jupiter.api.Test;

class LevelJsonTest {

    @Test
    void a_level_is_one_line_in_a_fixed_order() {
        assertThat(new String(LevelJson.write(Samples.level()), UTF_8))
                .isEqualTo(
                        "{\"schema\":\"rampwatch.level.v1\",\"channel\":\"partner-acme\","
                                + "\"rule\":\"activation-drop\",\"ruleVersion\":\"9f86d081\",\"metric\":\"activation_24h\",\"kind\":\"conversion\",\"tick\":\"2011-09-30T23:00:00Z\","
                                + "\"level\":\"BREACH\",\"cause\":null,\"since\":\"2011-09-30T22:00:00Z\","
                                + "\"value\":0.51,\"numerator\":51,\"denominator\":100,\"side\":\"falls_to\",\"limit\":0.52,"
                                + "\"streak\":2,\"needed\":2,\"then\":\"pause\",\"planHash\":\"60303ae2\","
                                + "\"low\":null,\"high\":null,\"reference\":null,\"distance\":null,\"limitInMinutes\":null,\"lanes\":[],"
                                + "\"latched\":false,\"latchedSince\":null,\"paused\":false,\"overrideUntil\":null,\"restart\":null,\"beside\":[],"
                                + "\"firstMover\":null,\"shadow\":false,\"version\":\"in_force\",\"season\":null,\"reviewDue\":false,\"notes\":[]}");
    }

    @Test
    void before_the_first_judged_day_there_are_no_numbers() {
        assertThat(new String(LevelJson.write(Samples.unknownLevel()), UTF_8))
                .contains("\"level\":\"UNKNOWN\",\"cause\":\"TOO_FEW\",")
                .contains(
                        "\"value\":null,\"numerator\":null,\"denominator\":null,\"side\":\"above\",\"limit\":12,\"streak\":0,");
    }

    @Test
    void the_value_of_an_amount_is_in_the_unit_of_its_limit() {
        var level = new Level(
                "ads",
                "minutes",
                "v",
                "manual_minutes_per_account",
                MetricKind.AMOUNT_PER_SUBJECT,
                0,
                State.WATCH,
                null,
                0,
                90_000_000L,
                4L,
                Side.ABOVE,
                20_000_000,
                1,
                2,
                StopRule.Then.PAUSE,
                "plan");
        assertThat(new String(LevelJson.write(level), UTF_8))
                .contains("\"value\":22.5,\"numerator\":90000000,\"denominator\":4,\"side\":\"above\",\"limit\":20,");
    }

    @Test
    void a_level_comes_back_as_it_was() {
        assertThat(LevelJson.read(LevelJson.write(Samples.level()))).isEqualTo(Samples.level());
        assertThat(LevelJson.read(LevelJson.write(Samples.unknownLevel()))).isEqualTo(Samples.unknownLevel());
        assertThat(LevelJson.read(LevelJson.write(Samples.fullLevel()))).isEqualTo(Samples.fullLevel());
    }

    @Test
    void a_level_from_before_there_were_lanes_can_be_read() {
        var text = new String(LevelJson.write(Samples.level()), UTF_8);
        var old = text.substring(0, text.indexOf(",\"low\"")) + "}";
        assertThat(LevelJson.read(old.getBytes(UTF_8))).isEqualTo(Samples.level());
    }

    @Test
    void a_limit_is_exact_to_the_millionth() {
        var text = new String(LevelJson.write(Samples.level()), UTF_8);
        var other = text.replace("\"limit\":0.52", "\"limit\":0.333333");
        assertThat(LevelJson.read(other.getBytes(UTF_8)).limitMillionths()).isEqualTo(333_333);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> LevelJson.read(text.replace("0.52", "0.3333333").getBytes(UTF_8)))
                .withMessage("rampwatch.level.v1.limit: 0.3333333 is not a number with at most six decimals");
    }

    @Test
    void another_major_version_and_an_unknown_level_are_refused() {
        var text = new String(LevelJson.write(Samples.level()), UTF_8);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LevelJson.read(text.replace("level.v1", "level.v2").getBytes(UTF_8)))
                .withMessage("schema is 'rampwatch.level.v2', this program reads 'rampwatch.level.v1'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LevelJson.read(text.replace("BREACH", "HOLD").getBytes(UTF_8)))
                .withMessage("rampwatch.level.v1.level: \"HOLD\" is not one of "
                        + "[OK, WATCH, RESTART_READY, UNKNOWN, BREACH]");
    }
}
