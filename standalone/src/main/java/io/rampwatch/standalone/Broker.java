package io.rampwatch.standalone;

import io.rampwatch.wire.KafkaSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    private final int port;

    private Broker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and waits until it answers.
     *
     * @param directory where it keeps what it holds; created where it is missing
     * @param port where it listens on loopback, or {@link #ANY_PORT}
     * @throws RuntimeException with a sentence for the user for a port that is taken, or a directory that cannot be
     *     used
     */
    public static Broker start(Path directory, int port) {
        int chosen = port == ANY_PORT ? Ports.free() : port;
        Ports.check(WHOSE, HOST, chosen);
        var config = BrokerConfig.of(directory, HOST + ":" + chosen, HOST + ":" + Ports.free());
        KafkaRaftServer server;
        try {
            format(directory);
            server = new KafkaRaftServer(KafkaConfig.fromProps(config, false), Time.SYSTEM);
        } catch (Exception refused) {
            throw notThere(directory, chosen, refused);
        }
        try {
            server.startup();
        } catch (RuntimeException refused) {
            server.shutdown();
            throw notThere(directory, chosen, refused);
        }
        return new Broker(server, chosen);
    }

    private static void format(Path directory) throws Exception {
        Files.createDirectories(directory);
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

    private static Trouble notThere(Path directory, int port, Exception cause) {
        String what = cause instanceof IOException ? cause.toString() : String.valueOf(cause.getMessage());
        return new Trouble(
                WHOSE + " does not start on port " + port + " in " + directory.toAbsolutePath() + ": " + what
                        + ". Is the directory writable, and does no other Rampwatch run in it?",
                cause);
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
    }
}
