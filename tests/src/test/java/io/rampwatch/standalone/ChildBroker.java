package io.rampwatch.standalone;

import java.nio.file.Path;

/** A broker that a test can kill: directory and port are given. */
final class ChildBroker {
    static final String UP = "the broker is up";

    private ChildBroker() {}

    public static void main(String[] given) throws InterruptedException {
        var broker = Broker.start(Path.of(given[0]), Integer.parseInt(given[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        System.out.println(UP);
        Thread.currentThread().join();
    }
}
