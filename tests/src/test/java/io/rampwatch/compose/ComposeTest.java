package io.rampwatch.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The compose file without an engine; how its services work together is shown by real processes in ComposeIT. */
class ComposeTest {
    @Test
    void ours_has_no_fault() throws IOException {
        assertThat(ComposeFaults.of(Compose.ours())).isEmpty();
    }

    /** A planted fault: what is replaced by what, and which words find it. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "    healthcheck:      | helthcheck:                   | schema",
                "service_completed_successfully | service_complete  | schema",
                "    mem_limit: 1200m  |                              | schema",
                "cap_drop: [ALL]       | cap_drop: []                 | schema",
                "apache/kafka:${KAFKA_VERSION:-4.3.1} | apache/kafka:latest | is not pinned",
                "prom/alertmanager:${ALERTMANAGER_VERSION:-v0.34.0} | prom/alertmanager | is not pinned",
                "\"prometheus-data:/prometheus\" | \"prometheus-date:/prometheus\" | volume prometheus-date is not declared",
                "secrets: [watcher_routing_key] | secrets: [watchers_key] | secret watchers_key is not declared",
                "depends_on: {prometheus: | depends_on: {promtheus: | waits for promtheus, which is no service",
                "depends_on: {jobmanager: {condition: service_started}} | depends_on: {feed: {condition: service_healthy}} | waits for the health of feed",
                "depends_on: {jobmanager: {condition: service_started}} | depends_on: {jobmanager: {condition: service_completed_successfully}} | waits for the end of jobmanager",
                "./grafana/dashboards:/var/lib/rampwatch/dashboards:ro | ./grafana/dashboards:/var/lib/grafana:ro | two mounts on /var/lib/grafana",
                "127.0.0.1:3000:3000   | 3000:3000                    | port 3000:3000 is open",
                "GF_SECURITY_ADMIN_PASSWORD__FILE: /run/secrets/grafana_admin_password | GF_SECURITY_ADMIN_PASSWORD: admin | holds a secret in the file"
            })
    void a_planted_fault_is_found(String good, String bad, String words) throws IOException {
        String yaml = Files.readString(Compose.root().resolve("docker-compose.yml"));
        assertThat(yaml).contains(good);
        var compose = Compose.of(yaml.replace(good, bad == null ? "" : bad), Compose.exampleOfEnv());
        assertThat(ComposeFaults.of(compose)).anyMatch(fault -> fault.contains(words));
    }

    @Test
    void without_env_nobody_is_paged_by_mistake() throws IOException {
        String yaml = Files.readString(Compose.root().resolve("docker-compose.yml"));
        assertThatThrownBy(() -> Compose.of(yaml, Map.of())).hasMessageContaining("RAMPWATCH_PAGERDUTY_URL");
        assertThat(Compose.exampleOfEnv().get("RAMPWATCH_PAGERDUTY_URL")).startsWith("http://pagerduty:");
    }

    @Test
    void every_variable_has_its_pin_in_the_example_of_env() throws IOException {
        String yaml = Files.readString(Compose.root().resolve("docker-compose.yml"));
        Map<String, String> pinned = Compose.exampleOfEnv();
        for (var name : List.of("KAFKA", "FLINK", "PROMETHEUS", "ALERTMANAGER", "GRAFANA", "RAMPWATCH")) {
            String variable = name + "_VERSION";
            assertThat(yaml).as(variable).contains("${" + variable + ":-" + pinned.get(variable) + "}");
        }
    }

    @Test
    void what_is_mounted_is_there_and_so_is_an_example_of_each_secret() throws IOException {
        Compose ours = Compose.ours();
        Stream<String> mounted = ours.services().values().stream()
                .flatMap(service -> service.list("volumes").stream())
                .map(volume -> volume.split(":")[0])
                .filter(source -> source.startsWith("."));
        assertThat(mounted.toList())
                .isNotEmpty()
                .allSatisfy(source -> assertThat(Compose.root().resolve(source)).exists());
        assertThat(((Map<?, ?>) ours.document().get("secrets")).keySet())
                .allSatisfy(secret -> assertThat(Compose.root().resolve("secrets/" + secret + ".example"))
                        .isNotEmptyFile());
    }

    @Test
    void the_folders_that_images_are_built_from_hold_what_they_copy() throws IOException {
        for (String module : List.of("flink-jobs", "alerting", "standalone")) {
            Path folder = Compose.root().resolve(module);
            List<String> copies = Files.readAllLines(folder.resolve("Dockerfile")).stream()
                    .filter(line -> line.startsWith("COPY"))
                    .map(line -> line.replaceAll("--\\S+ ", "").split(" ")[1])
                    .toList();
            String let = Files.readString(folder.resolve(".dockerignore"));
            assertThat(copies).isNotEmpty().allSatisfy(copy -> {
                assertThat(let).contains("!" + copy);
                // jars are there after the phase package only
                assertThat(copy.startsWith("target/") || Files.exists(folder.resolve(copy)))
                        .isTrue();
            });
            assertThat(Files.readString(folder.resolve("Dockerfile"))).contains("USER ");
        }
    }
}
