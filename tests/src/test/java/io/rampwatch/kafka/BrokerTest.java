package io.rampwatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rampwatch.standalone.Broker;
import io.rampwatch.standalone.TopicsAdmin;
import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.Topics;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
    @TempDir
    private Path directory;

    @Test
    void what_was_written_is_there_after_a_restart_on_the_same_directory() throws Exception {
        try (var broker = Broker.start(directory, Broker.ANY_PORT)) {
            TopicsAdmin.prepare(broker.settings(), TopicsAdmin.keptForEver());
            new Records(broker.settings()).send(List.of(Records.signup(2, "a1", "marketplace", 1_780_000_000_000L)));
        }
        try (var broker = Broker.start(directory, Broker.ANY_PORT)) {
            TopicsAdmin.prepare(broker.settings(), Topics.all());
            assertThat(new Records(broker.settings()).in(Topics.EVENTS)).hasSize(1);
        }
    }

    @Test
    void a_directory_that_another_broker_uses_is_said_in_a_sentence() throws Exception {
        try (var broker = Broker.start(directory, Broker.ANY_PORT)) {
            assertThat(broker.bootstrap()).startsWith("127.0.0.1:");
            assertThatThrownBy(() -> Broker.start(directory, Broker.ANY_PORT))
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("another Rampwatch works in it");
        }
    }

    @Test
    void a_port_that_is_taken_is_said_in_a_sentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> Broker.start(directory, taken.getLocalPort()))
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("choose another one");
        }
    }

    @Test
    void a_broker_that_is_not_there_is_said_within_ten_seconds() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var nowhere = KafkaSettings.local("localhost:" + port);
        long begun = System.nanoTime();
        assertThatThrownBy(() -> TopicsAdmin.prepare(nowhere, Topics.all()))
                .hasMessageContaining("Kafka at localhost:" + port + " does not answer")
                .hasMessageContaining("is it running");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void topics_of_ours_with_another_number_of_partitions_are_all_named() throws Exception {
        try (var broker = Broker.start(directory, Broker.ANY_PORT)) {
            try (var admin = Admin.create(broker.settings().properties())) {
                admin.createTopics(List.of(
                                new NewTopic(Topics.LEVELS, 1, (short) 1),
                                new NewTopic(Topics.CONTROL, 3, (short) 1),
                                // the topic of events belongs to those who write it
                                new NewTopic(Topics.EVENTS, 12, (short) 1)))
                        .all()
                        .get();
            }
            assertThatThrownBy(() -> TopicsAdmin.prepare(broker.settings(), Topics.all()))
                    .hasMessageContaining("ramp.levels has 1 partition, not 4")
                    .hasMessageContaining("ramp.control has 3 partitions, not 1")
                    .hasMessageContaining("delete them and start again")
                    .hasMessageNotContaining("ramp.events");
        }
    }
}
