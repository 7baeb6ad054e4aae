package io.rampwatch.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** The benchmarks run: what they measure in so short a time says nothing. */
class BenchTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, UTF_8);

    @Test
    void each_breach_is_measured_from_its_event_to_its_page() throws Exception {
        var bench = new BreachTo202(2, 0, 100, 1);
        var measured = bench.run();
        assertThat(measured.whole())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each).isBetween(0.0, 60_000.0));
        bench.print(measured, true, out);
        assertThat(json().path("n").asInt()).isEqualTo(2);
        assertThat(json().at("/millis/eventTo202/p50").asDouble()).isPositive();
    }

    @Test
    void both_jobs_take_all_events_of_a_topic() throws Exception {
        var bench = new Throughput(new Throughput.Setting(20_000, 60, 2, 1, 0));
        var measured = bench.run(null);
        assertThat(measured.bytes()).isBetween(280.0, 340.0);
        bench.print(measured, true, out);
        assertThat(json().at("/wholeJob/cpuNanosPerEvent").asDouble()).isPositive();
        assertThat(json().at("/ratio/wall").asDouble()).isPositive();
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(said.toString(UTF_8));
    }
}
