package io.rampwatch.standalone;

import io.rampwatch.wire.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker in a process of its own, always on the same directory and port. */
final class BrokerUnderFire implements AutoCloseable {
    private final Path folder;
    private final int port = Ports.free();
    private Child process;
    private int starts;

    BrokerUnderFire(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        process = start();
    }

    private Child start() {
        starts++;
        return Child.start(
                        folder.resolve("broker-" + starts + ".log"), ChildBroker.class, folder.resolve("kafka"), port)
                .says(ChildBroker.UP);
    }

    KafkaSettings settings() {
        return KafkaSettings.local("127.0.0.1:" + port);
    }

    void killAndStartAgain() {
        process.kill();
        process = start();
    }

    @Override
    public void close() {
        process.close();
    }
}
