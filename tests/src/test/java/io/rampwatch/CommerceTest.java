package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The profile for a shop on its sample, against figures that were calculated by hand from the sample's 20 lines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommerceTest {
    private static final Path PLAN = Repository.root().resolve("profiles/commerce.yml");
    private static final Path SAMPLE = Repository.root().resolve("profiles/commerce-sample.jsonl");

    private Path work;
    private Map<String, JsonNode> readings;
    private Written written;

    @BeforeAll
    void replay(@TempDir Path folder) {
        work = folder;
        written = Written.by(PLAN, SAMPLE, folder.resolve("out"), 1);
        readings = written.lastReadings();
    }

    private String at(String channel, String time, String path) {
        return readings.get(channel + "|2026-11-23T" + time + ":00Z")
                .at("/" + path)
                .toString();
    }

    /**
     * Storefront: o1 after 1 h and o2 after exactly 4 h in time, o3 after 4 h 1 min and o4 never. Marketplace: o5 after
     * 20 min; o6 was released before it was placed, which is no release of the placed order.
     */
    @Test
    void orders_released_within_four_hours() {
        assertThat(at("storefront", "20:00", "order_release_4h/mature/k")).isEqualTo("2");
        assertThat(at("storefront", "20:00", "order_release_4h/mature/n")).isEqualTo("4");
        assertThat(at("storefront", "20:00", "order_release_4h/mature/value")).isEqualTo("0.5");
        assertThat(at("marketplace", "20:00", "order_release_4h/mature/k")).isEqualTo("1");
        assertThat(at("marketplace", "20:00", "order_release_4h/mature/n")).isEqualTo("2");
        assertThat(at("(all)", "20:00", "order_release_4h/mature/n")).isEqualTo("6");
        // at 14:00 only what was placed before 10:00 has had its four hours: o1 and o2, of which o2 just made it
        assertThat(at("storefront", "14:00", "order_release_4h/mature/k")).isEqualTo("2");
        assertThat(at("storefront", "14:00", "order_release_4h/mature/n")).isEqualTo("2");
    }

    @Test
    void exceptions_over_released_orders() {
        assertThat(at("(all)", "20:00", "pick_pack_exception_rate/k")).isEqualTo("1");
        assertThat(at("(all)", "20:00", "pick_pack_exception_rate/n")).isEqualTo("5");
        assertThat(at("(all)", "20:00", "pick_pack_exception_rate/value")).isEqualTo("0.2");
    }

    /** r1 waits from 9 to 12, r2 from 10 on; r3 from 8:30, paid at 9, reopened at 10 and as old as it is. */
    @Test
    void refunds_by_age() {
        assertThat(at("storefront", "11:00", "refund_age/n")).isEqualTo("2");
        assertThat(at("storefront", "11:00", "refund_age/max/value")).isEqualTo("120.0");
        assertThat(at("storefront", "13:00", "refund_age/n")).isEqualTo("1");
        assertThat(at("storefront", "13:00", "refund_age/k"))
                .as("exactly 3 h is not over")
                .isEqualTo("0");
        assertThat(at("storefront", "14:00", "refund_age/k")).isEqualTo("1");
        assertThat(at("marketplace", "10:00", "refund_age/n")).isEqualTo("0");
        assertThat(at("marketplace", "10:00", "refund_age/why")).isEqualTo("\"nothing is open\"");
        assertThat(at("marketplace", "11:00", "refund_age/p50/value")).isEqualTo("150.0");
        assertThat(at("(all)", "14:00", "refund_age/k")).isEqualTo("2");
        assertThat(at("(all)", "14:00", "refund_age/p50/value")).isEqualTo("240.0");
        assertThat(at("(all)", "14:00", "refund_age/max/value")).isEqualTo("330.0");
    }

    @Test
    void no_mean_of_a_queue_stands_anywhere() throws Exception {
        for (String file : Written.FILES) {
            assertThat(Files.readString(written.folder().resolve(file)).toLowerCase(Locale.ROOT))
                    .doesNotContain("\"mean\"", "average");
        }
        assertThat(Files.readString(PLAN)).doesNotContain("average");
    }

    @Test
    void every_line_is_a_counted_event() {
        assertThat(written.summary().at("/events/counted").asLong()).isEqualTo(21);
        assertThat(written.all("dead-letters.jsonl")).isEmpty();
        assertThat(written.summary().at("/events/residual").asLong(-1)).isZero();
    }

    @Test
    void an_order_without_its_id_or_its_customer_is_refused_and_a_type_of_nobody_is_unknown() throws Exception {
        String start = "{\"specversion\":\"1.0\",\"source\":\"urn:shop:orders\",\"time\":\"2026-11-23T08:00:00Z\",";
        Path bad = Files.write(
                work.resolve("bad.jsonl"),
                List.of(
                        start
                                + "\"id\":\"1\",\"type\":\"io.rampwatch.order.placed.v1\",\"data\":{\"accountId\":\"c1\"}}",
                        start + "\"id\":\"2\",\"type\":\"io.rampwatch.order.placed.v1\",\"data\":{\"orderId\":\"o\"}}",
                        start
                                + "\"id\":\"3\",\"type\":\"io.rampwatch.order.lost.v1\",\"data\":{\"accountId\":\"c1\"}}"));
        assertThat(Written.by(PLAN, bad, work.resolve("bad"), 1).all("dead-letters.jsonl"))
                .extracting(letter -> letter.get("reason").asText())
                .containsExactlyInAnyOrder("missing_field", "missing_account", "unsupported_type");
    }
}
