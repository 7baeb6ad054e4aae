package io.rampwatch.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine. */
final class Ports {
    private Ports() {}

    /** Refuses a port that something listens on. */
    static void check(String whose, String host, int port) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException taken) {
            throw new Trouble(
                    whose + " cannot listen on " + host + ":" + port + " (" + taken.getMessage()
                            + "): stop the program that has the port, or choose another one",
                    taken);
        }
    }

    /** A port that is free now. */
    static int free() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new Trouble("this machine gives no free port on " + InetAddress.getLoopbackAddress(), none);
        }
    }
}
