package io.rampwatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {
    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=\"hush\";";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9092", "127.0.0.1:9092", "[::1]:9092", "localhost:9092,127.0.0.1:9093"})
    void this_machine_needs_no_encryption(String bootstrap) {
        assertThat(KafkaSettings.local(bootstrap).bootstrap()).isEqualTo(bootstrap);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka:9092", "10.0.0.1:9092", "localhost:9092,kafka:9092", "127.0.0.1.evil.com:9092"})
    void another_machine_does_unless_it_is_allowed(String bootstrap) {
        assertThatThrownBy(() -> KafkaSettings.local(bootstrap))
                .hasMessageContaining("is not this machine")
                .hasMessageContaining("use SSL or SASL_SSL, or allow it by allowPlaintext");
        assertThat(read(Map.of("bootstrap.servers", bootstrap, "allowPlaintext", "true"))
                        .properties())
                .containsOnlyKeys("bootstrap.servers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sasl.oauthbearer.token.endpoint.url",
                "sasl.login.callback.handler.class",
                "ssl.engine.factory.class",
                "interceptor.classes",
                "metric.reporters"
            })
    void a_setting_that_names_code_or_addresses_is_refused(String name) {
        assertThatThrownBy(() -> read(Map.of("bootstrap.servers", "localhost:9092", name, "x")))
                .hasMessageContaining("'" + name + "' is not one of the settings that may be given");
    }

    @Test
    void a_secret_that_is_given_openly_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> read(Map.of("bootstrap.servers", "localhost:9092", "ssl.key.password", "hush")))
                .hasMessageContaining("RAMPWATCH_KAFKA_SSL_KEY_PASSWORD_FILE")
                .hasMessageNotContaining("hush");
    }

    @Test
    void a_secret_comes_from_the_environment_and_never_into_a_text() {
        var settings = KafkaSettings.read(sasl("kafka:9093"), Map.of("RAMPWATCH_KAFKA_SASL_JAAS_CONFIG", LOGIN));
        assertThat(settings.properties()).containsEntry("sasl.jaas.config", LOGIN);
        assertThat(settings).hasToString("Kafka at kafka:9093");
    }

    @Test
    void a_secret_comes_from_a_file_that_only_its_owner_may_read() throws Exception {
        Path file = Files.writeString(directory.resolve("jaas"), LOGIN + "\n");
        Map<String, String> environment = Map.of("RAMPWATCH_KAFKA_SASL_JAAS_CONFIG_FILE", file.toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertThatThrownBy(() -> KafkaSettings.read(sasl("kafka:9093"), environment))
                .hasMessageContaining("chmod 400");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(KafkaSettings.read(sasl("kafka:9093"), environment).properties())
                .containsEntry("sasl.jaas.config", LOGIN);
    }

    @Test
    void a_login_module_that_talks_to_a_directory_is_refused() {
        var jndi = Map.of(
                "RAMPWATCH_KAFKA_SASL_JAAS_CONFIG",
                "com.sun.security.auth.module.JndiLoginModule required user.provider.url=\"ldap://evil\";");
        assertThatThrownBy(() -> KafkaSettings.read(sasl("kafka:9093"), jndi))
                .hasMessageContaining("not Kafka's PlainLoginModule or ScramLoginModule")
                .hasMessageNotContaining("evil");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThatThrownBy(() -> read(Map.of(
                        "bootstrap.servers", "kafka",
                        "security.protocol", "TLS",
                        "sasl.mechanism", "OAUTHBEARER",
                        "ssl.endpoint.identification.algorithm", "",
                        "allowPlaintext", "yes")))
                .hasMessageContaining("'kafka' is not HOST:PORT")
                .hasMessageContaining("'TLS' is not one of PLAINTEXT, SASL_PLAINTEXT, SASL_SSL, SSL")
                .hasMessageContaining("'OAUTHBEARER' is not one of")
                .hasMessageContaining("certificate of any host")
                .hasMessageContaining("'yes' is neither true nor false");
    }

    @Test
    void tokens_from_elsewhere_stay_forbidden() {
        KafkaSettings.local("localhost:9092");
        assertThat(System.getProperty("org.apache.kafka.sasl.oauthbearer.allowed.urls"))
                .isEmpty();
        assertThat(System.getProperty("org.apache.kafka.sasl.oauthbearer.allowed.files"))
                .isEmpty();
    }

    private static KafkaSettings read(Map<String, String> given) {
        return KafkaSettings.read(given, Map.of());
    }

    private static Map<String, String> sasl(String bootstrap) {
        return new HashMap<>(
                Map.of("bootstrap.servers", bootstrap, "security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN"));
    }
}
