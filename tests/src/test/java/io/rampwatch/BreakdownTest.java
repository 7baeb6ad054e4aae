package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code breakdown: plan}: the same figures by the plan type that the signup names, and the same levels. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BreakdownTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] TYPES = {"Free", "pro", null, "enterprise"};
    private static final List<String> ADD_UP = List.of(
            "/signups/n",
            "/activation_24h/mature/k",
            "/activation_24h/mature/n",
            "/activation_24h/bounds/open",
            "/tickets_per_100/plain/k",
            "/escalations_per_100/plain/k",
            "/provisioning_failure_rate/k",
            "/provisioning_failure_rate/n",
            "/failed_accounts/n",
            "/support_queue_age/n");

    private Path work;
    private Written whole;
    private Written broken;

    @BeforeAll
    void replay(@TempDir Path folder) throws IOException {
        work = folder;
        List<String> lines = Disorder.within(25_000, 5, traffic().turmoil(5).lines());
        whole = replayed("whole", lines, false);
        broken = replayed("broken", lines, true);
    }

    private static Traffic traffic() {
        var traffic = new Traffic(5);
        for (int day = 0; day < 4; day++) {
            traffic.day("partner", day, 150).day("direct", day, 40);
        }
        return traffic;
    }

    private Written replayed(String name, List<String> events, boolean byPlanType) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : events) {
            lines.add(withPlanType(line));
        }
        Path file = Files.write(work.resolve(name + ".jsonl"), lines);
        String plan = Files.readString(Traffic.plan());
        Path asked = Files.writeString(
                work.resolve(name + ".yml"),
                byPlanType ? plan.replace("settle: 2h\n", "settle: 2h\nbreakdown: plan\n") : plan);
        return Written.by(asked, file, work.resolve(name), 1);
    }

    private static String withPlanType(String line) throws IOException {
        var event = (ObjectNode) JSON.readTree(line);
        if (event.get("type").asText().equals("io.rampwatch.account.signed_up.v1")) {
            String account = event.get("subject").asText();
            String type = TYPES[Integer.parseInt(account.substring(4)) % TYPES.length];
            if (type != null) {
                ((ObjectNode) event.get("data")).put("plan", type);
            }
        }
        return event.toString();
    }

    @Test
    void the_figures_of_the_types_add_up_to_those_of_their_channel_at_every_tick() {
        Map<String, JsonNode> last = broken.lastReadings();
        Map<String, Long> sums = new HashMap<>();
        var types = new TreeSet<String>();
        last.forEach((place, metrics) -> {
            String[] names = place.split("\\|")[0].split(" · ");
            if (names.length == 2) {
                types.add(names[1]);
                String of = names[0] + "|" + place.split("\\|")[1];
                ADD_UP.forEach(figure -> sums.merge(of + figure, value(metrics, figure), Long::sum));
            }
        });
        assertThat(types).containsExactly("(no plan)", "enterprise", "free", "pro");
        var compared = new Compared();
        last.forEach((place, metrics) -> {
            if (place.startsWith("partner|") || place.startsWith("direct|")) {
                ADD_UP.forEach(figure ->
                        compared.whole(place + figure, value(metrics, figure), sums.getOrDefault(place + figure, 0L)));
            }
        });
        assertThat(compared.different()).isEmpty();
        assertThat(compared.figures()).isGreaterThan(2_000);
    }

    /** A count that is not there is none. */
    private static long value(JsonNode metrics, String figure) {
        JsonNode found = metrics.at(figure);
        assertThat(found.isMissingNode()).as(figure).isFalse();
        return found.asLong();
    }

    @Test
    void whole_channels_are_the_same_as_without() {
        Map<String, JsonNode> found = new HashMap<>(broken.lastReadings());
        found.keySet().removeIf(place -> place.contains(" · "));
        assertThat(found).isEqualTo(whole.lastReadings());
    }

    @Test
    void rules_judge_whole_channels_as_without() throws IOException {
        List<String> calm = traffic().lines();
        List<String> without = levels(replayed("calm", calm, false));
        List<String> with = levels(replayed("calm-broken", calm, true));
        assertThat(with).hasSameSizeAs(without).isNotEmpty();
        for (int i = 0; i < with.size(); i++) {
            assertThat(with.get(i)).isEqualTo(without.get(i));
        }
    }

    /** The plan's hash differs, and so it must. */
    private static List<String> levels(Written written) {
        return written.sorted("levels.jsonl").stream()
                .map(line -> line.replaceAll("\"planHash\":\"[0-9a-f]+\"", ""))
                .toList();
    }

    @Test
    void totals_are_told_by_type_too() {
        JsonNode channels = broken.summary().get("channels");
        long signups = channels.at("/partner/signups").asLong();
        assertThat(signups).isPositive();
        long sum = 0;
        for (String type : List.of("(no plan)", "enterprise", "free", "pro")) {
            sum += channels.get("partner · " + type).get("signups").asLong();
        }
        assertThat(sum).isEqualTo(signups);
    }
}
