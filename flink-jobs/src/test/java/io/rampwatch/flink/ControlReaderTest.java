package io.rampwatch.flink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.episode.Decision;
import io.rampwatch.episode.PlanVersion;
import io.rampwatch.wire.DecisionJson;
import io.rampwatch.wire.PlanVersionJson;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ControlReaderTest {
    private static final Decision RESUME =
            new Decision("d1", Decision.Kind.RESUME, "partner", "VP Growth", "fixed", 1_780_000_000_000L);

    @Test
    void a_decision_is_read() {
        assertThat(read(DecisionJson.write(RESUME))).containsExactly(Spoken.of(RESUME));
    }

    @Test
    void a_version_of_the_plan_is_read_byte_for_byte() {
        var plan = new PlanVersion("p1", "VP Growth", 1_780_000_000_000L, 1_440, "ramp: é\r\n# no end");
        assertThat(read(PlanVersionJson.write(plan))).containsExactly(Spoken.of(plan));
    }

    @Test
    void what_is_no_decision_is_left_out() {
        assertThat(read("{\"schema\":\"rampwatch.drill.v9\"}".getBytes(UTF_8))).isEmpty();
        assertThat(read("{\"schema\":\"rampwatch.plan.v1\",\"id\":\"half\"".getBytes(UTF_8)))
                .isEmpty();
        assertThat(read("no\nJSON".getBytes(UTF_8))).isEmpty();
        assertThat(read(null)).isEmpty();
    }

    private static List<Spoken> read(byte[] value) {
        List<Spoken> out = new ArrayList<>();
        new ControlReader()
                .deserialize(new ConsumerRecord<>("ramp.control", 0, 0, null, value), new ListCollector<>(out));
        return out;
    }
}
