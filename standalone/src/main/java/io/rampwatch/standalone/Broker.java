package io.rampwatch.standalone;

import io.rampwatch.wire.KafkaSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka in this JVM: one node, broker and controller in one, reachable from this machine only.
 *
 * <p>What it holds lies in its directory, and is there again when it starts on the same directory, on whatever port.
 */
public final class Broker implements AutoCloseable {
    /** Lets the system choose the port. */
    public static final int ANY_PORT = 0;

    private static final String HOST = "127.0.0.1";
    private static final String WHOSE = "The Kafka broker";
    /** The same for all of ours: a directory is refused by a node of another cluster. */
    private static final String CLUSTER = new Uuid(1, 1).toString();

    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final OneAtATime lock;
    private final int port;

    private Broker(KafkaRaftServer server, OneAtATime lock, int port) {
        this.server = server;
        this.lock = lock;
        this.port = port;
    }

    /**
     * Starts a broker and waits until it answers.
     *
     * @param directory where it keeps what it holds; created where it is missing
     * @param port where it listens on loopback, or {@link #ANY_PORT}
     * @throws RuntimeException that says for a person that a port is taken, or a directory cannot be used
     */
    public static Broker start(Path directory, int port) {
        int chosen = port == ANY_PORT ? Ports.free() : port;
        Ports.check(WHOSE, HOST, chosen);
        OneAtATime lock = OneAtATime.in(directory, WHOSE);
        try {
            format(directory);
            var config = BrokerConfig.of(directory, HOST + ":" + chosen, HOST + ":" + Ports.free());
            var server = new KafkaRaftServer(KafkaConfig.fromProps(config, false), Time.SYSTEM);
            server.startup();
            return new Broker(server, lock, chosen);
        } catch (Exception refused) {
            lock.close();
            throw new Trouble(
                    WHOSE + " does not start on port " + chosen + " in " + directory.toAbsolutePath() + ": " + refused
                            + ". Is there room on the disk, and is the directory one of ours?",
                    refused);
        }
    }

    private static void format(Path directory) throws Exception {
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(NODE)
                    .setClusterId(CLUSTER)
                    .setControllerListenerName(BrokerConfig.CONTROLLER)
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .setIgnoreFormatted(true)
                    .run();
        }
    }

    /** Where clients find it: {@code HOST:PORT}. */
    public String bootstrap() {
        return HOST + ":" + port;
    }

    /** How clients reach it. */
    public KafkaSettings settings() {
        return KafkaSettings.local(bootstrap());
    }

    /** Stops it in order; what it holds stays. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        lock.close();
    }
}
