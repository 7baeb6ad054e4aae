package io.rampwatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.event.Heartbeat;
import io.rampwatch.event.SourceWord;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeartbeatJsonTest {
    private static final Heartbeat FULL = new Heartbeat(
            "born",
            4,
            Samples.TICK,
            Map.of("urn:crm|in", 5L, "urn:crm|mapped", 5L),
            Map.of("urn:crm", new SourceWord(Samples.TICK, true), "urn:ads", new SourceWord(0, false)),
            17);

    @Test
    void a_heartbeat_is_one_line_in_a_fixed_order() {
        assertThat(new String(HeartbeatJson.write(FULL), UTF_8))
                .isEqualTo("{\"schema\":\"rampwatch.heartbeat.v1\",\"jobEpoch\":\"born\",\"sequence\":4,\"watermark\":"
                        + Samples.TICK + ",\"recordsResidual\":0,\"eventsResidual\":0,"
                        + "\"counts\":{\"urn:crm|in\":5,\"urn:crm|mapped\":5},"
                        + "\"sources\":{\"urn:ads\":{\"newest\":\"1970-01-01T00:00:00Z\",\"beats\":false},"
                        + "\"urn:crm\":{\"newest\":\"2011-09-30T23:00:00Z\",\"beats\":true}},\"foldedChannels\":17}");
    }

    @Test
    void it_comes_back_as_it_was() {
        assertThat(HeartbeatJson.read(HeartbeatJson.write(FULL))).isEqualTo(FULL);
    }

    @Test
    void one_that_says_nothing_of_sources_is_read() {
        assertThat(HeartbeatJson.read(
                        "{\"schema\":\"rampwatch.heartbeat.v1\",\"jobEpoch\":\"e\",\"sequence\":0,\"watermark\":1,\"counts\":{}}"
                                .getBytes(UTF_8)))
                .isEqualTo(new Heartbeat("e", 0, 1, Map.of()));
    }
}
