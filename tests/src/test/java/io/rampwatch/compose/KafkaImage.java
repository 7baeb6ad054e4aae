package io.rampwatch.compose;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real broker, told by its environment alone, as Kafka's image is: {@code KAFKA_NODE_ID} is {@code node.id}. */
final class KafkaImage {
    private KafkaImage() {}

    public static void main(String[] given) throws Exception {
        var config = new Properties();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("KAFKA_") && !name.equals("KAFKA_HEAP_OPTS")) {
                config.put(name.substring(6).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(Integer.parseInt(config.getProperty("node.id")))
                    .setClusterId(System.getenv("CLUSTER_ID"))
                    .setControllerListenerName(config.getProperty("controller.listener.names"))
                    .setMetadataLogDirectory(config.getProperty("log.dirs"))
                    .addDirectory(config.getProperty("log.dirs"))
                    .setIgnoreFormatted(true)
                    .run();
        }
        var server = new KafkaRaftServer(KafkaConfig.fromProps(config, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        server.awaitShutdown();
    }
}
