package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rampwatch.plan.PlanReader;
import io.rampwatch.plan.PlanSummary;
import io.rampwatch.rule.StopRule.Then;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every plan that we ship or test with is a good one, for the reader and for editors that complete by the schema. */
class PlanTest {
    private static final Path REAL_DATA = Path.of("src/test/resources/bpic2012.yml");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Objects.requireNonNull(PlanTest.class.getResourceAsStream("/schema/ramp.schema.json")));

    @ParameterizedTest
    @MethodSource("plans")
    void a_shipped_plan_is_good(Path plan) throws IOException {
        var read = PlanReader.read(plan.toString(), Files.readAllBytes(plan));
        assertThat(read.plan()).as(read.problems()::toString).isNotNull();
        assertThat(PlanSummary.of(read.plan()))
                .contains(read.plan().ramp(), read.plan().hash());
        assertThat(SCHEMA.validate(Files.readString(plan), InputFormat.YAML)).isEmpty();
    }

    @Test
    void the_plan_for_real_data_stops_ten_points_under_the_rate_of_the_whole_span() throws IOException {
        var plan =
                PlanReader.read("bpic2012.yml", Files.readAllBytes(REAL_DATA)).plan();
        assertThat(plan.rules().get(0).then()).isEqualTo(Then.PAUSE);
        assertThat(plan.rules().get(0).limitMillionths())
                .isEqualTo(Map.of("amt-5k-10k", 186_000L, "amt-10k-20k", 255_000L, "amt-20k-up", 291_200L));
        assertThat(plan.sources().get("urn:data:bpic2012").minutesMax()).isEqualTo(5_000);
        assertThat(plan.channels())
                .allSatisfy(channel -> assertThat(channel.steps()).isEmpty());
    }

    static List<Path> plans() throws IOException {
        try (Stream<Path> examples = Files.walk(Path.of("../examples"))) {
            return Stream.concat(
                            Stream.of(REAL_DATA),
                            examples.filter(path -> path.endsWith("ramp.yml")).sorted())
                    .toList();
        }
    }
}
