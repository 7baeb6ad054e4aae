package io.rampwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rampwatch.metric.Estimate;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.MetricReading;
import io.rampwatch.metric.Reading;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingJsonTest {
    private static final String HEAD = "{\"schema\":\"rampwatch.reading.v1\",\"channel\":\"c\","
            + "\"tick\":\"2011-09-30T23:00:00Z\",\"asOf\":\"2011-09-30T23:00:00Z\",\"revision\":0,\"metrics\":{";

    @Test
    void a_reading_is_one_line_in_a_fixed_order() {
        assertThat(text(Samples.reading()))
                .isEqualTo("{\"schema\":\"rampwatch.reading.v1\",\"channel\":\"partner-acme\","
                        + "\"tick\":\"2011-09-30T23:00:00Z\",\"asOf\":\"2011-10-01T00:00:00Z\",\"revision\":1,\"metrics\":{"
                        + "\"activation_24h\":{\"kind\":\"conversion\","
                        + "\"mature\":{\"k\":62,\"n\":100,\"value\":0.62,\"low\":0.52,\"high\":0.71},"
                        + "\"early\":{\"n\":230,\"value\":0.605,\"low\":0.55,\"high\":0.66,\"form\":\"cohort\"},"
                        + "\"bounds\":{\"low\":0.5,\"high\":0.75,\"open\":40}},"
                        + "\"manual_minutes_per_account\":{\"kind\":\"amount_per_subject\","
                        + "\"value\":1.0E-4,\"n\":230,\"form\":\"period\","
                        + "\"plain\":{\"sum\":1234.5,\"n\":40,\"value\":30.8625}},"
                        + "\"provisioning_failure_rate\":{\"kind\":\"ratio\",\"k\":1,\"n\":3,\"value\":0.3333333333333333},"
                        + "\"signups\":{\"kind\":\"count\",\"n\":130},"
                        + "\"tickets_per_100\":{\"kind\":\"per_100\",\"value\":17.25,\"n\":230,\"form\":\"period\","
                        + "\"plain\":{\"k\":7,\"n\":40,\"value\":17.5}}}}");
    }

    @Test
    void what_is_undefined_is_null_and_says_why() {
        assertThat(text(Samples.emptyReading()))
                .contains(
                        "\"mature\":{\"k\":0,\"n\":0,\"value\":null,\"low\":null,\"high\":null,\"why\":\"no accounts\"}")
                .contains("\"bounds\":{\"low\":null,\"high\":null,\"open\":0,\"why\":\"no open accounts\"}")
                .contains(
                        "\"minutes\":{\"kind\":\"amount_per_subject\",\"value\":null,\"n\":0,\"form\":\"period\","
                                + "\"why\":\"no exposure\",\"plain\":{\"sum\":0,\"n\":0,\"value\":null,\"why\":\"no accounts\"}}")
                .contains("\"signups\":{\"kind\":\"count\",\"n\":0}");
    }

    @Test
    void a_reading_comes_back_as_it_was() {
        assertThat(ReadingJson.read(ReadingJson.write(Samples.reading()))).isEqualTo(Samples.reading());
        assertThat(ReadingJson.read(ReadingJson.write(Samples.emptyReading()))).isEqualTo(Samples.emptyReading());
    }

    @Test
    void doubts_and_counts_of_quality_come_back_as_they_were() {
        Reading doubted = Samples.doubtedReading();
        assertThat(text(doubted))
                .endsWith("\"doubts\":[{\"kind\":\"STALE\",\"metrics\":[\"signups\"],\"words\":\"silent\"}],"
                        + "\"quality\":[{\"check\":\"missing_channel\",\"count\":9,\"of\":130},"
                        + "{\"check\":\"before_start\",\"count\":0,\"of\":null}]}");
        assertThat(ReadingJson.read(ReadingJson.write(doubted))).isEqualTo(doubted);
    }

    @Test
    void what_is_open_is_told_by_counts_and_ages_that_occur_and_never_by_a_mean() {
        var reading = one(Samples.openAge());
        assertThat(text(reading))
                .contains("\"m\":{\"kind\":\"open_age\",\"k\":4,\"n\":200,\"value\":0.02,"
                        + "\"p50\":{\"value\":31.0,\"n\":200},\"p90\":{\"value\":58.0,\"n\":200},"
                        + "\"p99\":{\"value\":4800.0,\"n\":200},\"max\":{\"value\":4900.0,\"n\":200},"
                        + "\"growth\":{\"value\":-12.0,\"n\":200}}")
                .doesNotContain("mean")
                .doesNotContain("average");
        assertThat(ReadingJson.read(ReadingJson.write(reading))).isEqualTo(reading);
    }

    @Test
    void reasons_stand_beside_the_metrics_heaviest_first() {
        var same = Samples.reading();
        var reading = new Reading(
                same.channel(),
                same.tickMillis(),
                same.asOfMillis(),
                0,
                Map.of(),
                List.of(),
                List.of(Samples.reason()),
                List.of());
        assertThat(text(reading))
                .contains("\"reasons\":[{\"code\":\"failed_import\",\"cause\":\"product_friction\",\"volume\":16,"
                        + "\"failures\":12,\"escalations\":1,\"works\":3,\"minutes\":66.5,\"newAccounts\":9,"
                        + "\"signups\":50,\"met\":40,\"churned\":2}]");
        assertThat(ReadingJson.read(ReadingJson.write(reading))).isEqualTo(reading);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void any_reading_comes_back_as_it_was(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            Map<String, MetricReading> metrics = new LinkedHashMap<>();
            for (MetricKind kind : MetricKind.values()) {
                metrics.put("m" + random.nextInt(1_000) + kind, new MetricReading(kind, views(kind, random)));
            }
            var reading = new Reading("é\"\\", random.nextLong(1L << 42), random.nextLong(1L << 42), i, metrics);
            byte[] written = ReadingJson.write(reading);
            assertThat(ReadingJson.read(written)).as(new String(written, UTF_8)).isEqualTo(reading);
        }
    }

    private static Map<String, Estimate> views(MetricKind kind, SplittableRandom random) {
        Map<String, Estimate> views = new LinkedHashMap<>();
        for (ViewShape shape : ViewShape.of(kind)) {
            views.put(
                    shape.view(),
                    new Estimate(
                            random.nextBoolean() ? null : (Long) random.nextLong(1L << 62),
                            random.nextBoolean() ? null : (Long) random.nextLong(),
                            number(random),
                            number(random),
                            number(random),
                            random.nextBoolean() ? null : "period",
                            random.nextBoolean() ? null : "why\n"));
        }
        return views;
    }

    private static Double number(SplittableRandom random) {
        double any = Double.longBitsToDouble(random.nextLong());
        return random.nextBoolean() || !Double.isFinite(any) ? null : (Double) any;
    }

    @Test
    void equal_readings_are_equal_bytes_whatever_map_held_them() {
        Map<String, MetricReading> turned = new LinkedHashMap<>();
        Samples.reading().metrics().keySet().stream()
                .sorted(Comparator.reverseOrder())
                .forEach(id -> turned.put(id, Samples.reading().metrics().get(id)));
        var same = Samples.reading();
        assertThat(ReadingJson.write(new Reading(same.channel(), same.tickMillis(), same.asOfMillis(), 1, turned)))
                .isEqualTo(ReadingJson.write(same));
    }

    @Test
    void a_number_that_is_not_finite_is_null_and_says_so() {
        var nan = new Estimate(0L, 0L, 0.0 / 0, null, null, null, null);
        assertThat(text(one(new MetricReading(MetricKind.RATIO, Map.of("value", nan)))))
                .endsWith(
                        "{\"m\":{\"kind\":\"ratio\",\"k\":0,\"n\":0,\"value\":null,\"why\":\"not a finite number\"}}}");
    }

    @Test
    void a_view_that_the_kind_does_not_have_is_never_lost_in_silence() {
        var wrong = new MetricReading(MetricKind.COUNT, Map.of("value", Estimate.count(1), "early", Estimate.count(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadingJson.write(one(wrong)))
                .withMessageStartingWith("not all views of COUNT: ");
    }

    @Test
    void fields_that_are_not_known_are_ignored() {
        var text = HEAD + "\"m\":{\"kind\":\"count\",\"n\":1,\"unit\":{\"a\":[]}}},\"later\":1}";
        assertThat(ReadingJson.read(text.getBytes(UTF_8)))
                .isEqualTo(new Reading(
                        "c",
                        Samples.TICK,
                        Samples.TICK,
                        0,
                        Map.of("m", new MetricReading(MetricKind.COUNT, Map.of("value", Estimate.count(1))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                  | rampwatch.reading.v1.schema: nothing is not a string",
                "{\"schema\":\"rampwatch.reading.v2\"} "
                        + "| schema is 'rampwatch.reading.v2', this program reads 'rampwatch.reading.v1'",
                "{\"schema\":\"rampwatch.level.v1\"} "
                        + "| schema is 'rampwatch.level.v1', this program reads 'rampwatch.reading.v1'",
                "[]                                  | rampwatch.reading.v1: not a JSON object",
                "{\"schema\":\"rampwatch.reading.v1\"} | rampwatch.reading.v1.metrics: not a JSON object"
            })
    void another_schema_is_refused_with_what_would_be_right(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadingJson.read(text.getBytes(UTF_8)))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"m\":{\"kind\":\"sum\",\"n\":1}     | rampwatch.reading.v1.metrics.m.kind: \"sum\" is not one of "
                        + "[COUNT, RATIO, CONVERSION, PER_100, AMOUNT_PER_SUBJECT, OPEN_AGE]",
                "\"m\":{\"kind\":\"count\",\"n\":1.5} | rampwatch.reading.v1.metrics.m.n: 1.5 is not a whole number",
                "\"m\":{\"kind\":\"count\",\"n\":\"1\"} | rampwatch.reading.v1.metrics.m.n: \"1\" is not a whole number",
                "\"m\":{\"kind\":\"ratio\",\"value\":\"NaN\"} | rampwatch.reading.v1.metrics.m.value: \"NaN\" is not a number",
                "\"m\":3                              | rampwatch.reading.v1.metrics.m: not a JSON object"
            })
    void a_wrong_value_is_refused_with_its_place(String metric, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadingJson.read((HEAD + metric + "}}").getBytes(UTF_8)))
                .withMessage(message);
    }

    @Test
    void broken_json_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadingJson.read("{\"schema\":".getBytes(UTF_8)))
                .withMessageStartingWith("rampwatch.reading.v1: not one JSON document: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadingJson.read((text(Samples.reading()) + "{}").getBytes(UTF_8)))
                .withMessageStartingWith("rampwatch.reading.v1: not one JSON document: ");
        assertThatIllegalArgumentException().isThrownBy(() -> ReadingJson.read(new byte[0]));
    }

    private static Reading one(MetricReading metric) {
        return new Reading("c", Samples.TICK, Samples.TICK, 0, Map.of("m", metric));
    }

    private static String text(Reading reading) {
        return new String(ReadingJson.write(reading), UTF_8);
    }
}
