package io.rampwatch.standalone;

import java.nio.file.Path;
import java.util.Properties;

/** What one node on loopback needs to be a whole Kafka. */
final class BrokerConfig {
    static final String CONTROLLER = "CONTROLLER";
    private static final String CLIENTS = "PLAINTEXT";

    private BrokerConfig() {}

    static Properties of(Path directory, String clients, String controller) {
        var config = new Properties();
        config.put("process.roles", "broker,controller");
        config.put("node.id", "1");
        config.put("controller.quorum.voters", "1@" + controller);
        config.put("controller.listener.names", CONTROLLER);
        config.put("listeners", CLIENTS + "://" + clients + "," + CONTROLLER + "://" + controller);
        config.put("advertised.listeners", CLIENTS + "://" + clients);
        config.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        config.put("inter.broker.listener.name", CLIENTS);
        config.put("log.dirs", directory.toString());
        config.put("auto.create.topics.enable", "false");
        config.put("group.initial.rebalance.delay.ms", "0");
        // memory for compaction is taken at once; ours has little to compact
        config.put("log.cleaner.dedupe.buffer.size", "16777216");
        aloneWithItsTopics(config);
        return config;
    }

    private static void aloneWithItsTopics(Properties config) {
        config.put("offsets.topic.replication.factor", "1");
        config.put("offsets.topic.num.partitions", "1");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("transaction.state.log.num.partitions", "1");
        config.put("share.coordinator.state.topic.replication.factor", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
        config.put("share.coordinator.state.topic.num.partitions", "1");
    }
}
