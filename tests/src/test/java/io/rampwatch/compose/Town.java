package io.rampwatch.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The services of a compose file, each a process with a network, a name and a root of its own, on a bridge that nobody
 * outside of this process' network namespace can see.
 */
final class Town {
    /** Who answers for the outside: chat, mail, the dead man's switch. */
    static final String OUTSIDE = "10.9.0.1";

    private final Compose compose;
    private final Images images;
    private final Path work;
    private final Path hosts;
    private final Map<String, Process> running = new HashMap<>();

    private Town(Compose compose, Path work, Path hosts) {
        this.compose = compose;
        this.work = work;
        this.hosts = hosts;
        images = new Images(work);
    }

    /** The names of all services, and of those outside; this is written before the networks are there. */
    static String names(Compose compose) {
        var names = new StringBuilder("127.0.0.1 localhost\n");
        names.append(OUTSIDE).append(" fallback.example.internal deadman.example.internal\n");
        int last = 10;
        for (String service : compose.services().keySet()) {
            names.append("10.9.0.").append(last++).append(' ').append(service).append('\n');
        }
        return names.append("10.9.0.").append(last).append(" taskmanager-2\n").toString();
    }

    /** Builds the networks; to be called once in a network namespace of one's own. */
    static Town build(Compose compose, Path work, Path hosts) throws IOException {
        var town = new Town(compose, work, hosts);
        List<String> script = new ArrayList<>(List.of(
                "set -e",
                "mount -t tmpfs tmpfs /run",
                "ip link set lo up",
                "ip link add br0 type bridge",
                "ip addr add " + OUTSIDE + "/24 dev br0",
                "ip link set br0 up"));
        for (String line : Files.readAllLines(hosts)) {
            String[] words = line.split(" ");
            if (words[0].startsWith("10.9.0.") && !words[0].equals(OUTSIDE)) {
                String name = words[1];
                String end = "v" + words[0].substring("10.9.0.".length());
                script.addAll(List.of(
                        "ip netns add " + name,
                        "ip link add " + end + " type veth peer name eth0 netns " + name,
                        "ip link set " + end + " master br0 up",
                        "ip -n " + name + " addr add " + words[0] + "/24 dev eth0",
                        "ip -n " + name + " link set eth0 up",
                        "ip -n " + name + " link set lo up"));
            }
        }
        town.run("networks", List.of("bash", "-c", String.join("\n", script)));
        return town;
    }

    /** Starts a service, or starts it again. */
    void start(String name) throws IOException {
        start(name, name);
    }

    /** Starts one more of a service under a name of its own. */
    void start(String service, String name) throws IOException {
        Path root = Files.createDirectories(work.resolve("roots").resolve(name));
        Path script = work.resolve(name + ".sh");
        Files.writeString(script, images.of(compose.service(service)).script(name, root, hosts));
        running.put(
                name,
                new ProcessBuilder(
                                "nsenter",
                                "--net=/run/netns/" + name,
                                "unshare",
                                "--mount",
                                "--uts",
                                "bash",
                                script.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(log(name).toFile()))
                        .start());
    }

    /** Runs a service that ends. */
    void runToTheEnd(String name) throws IOException {
        start(name);
        try {
            if (!running.get(name).waitFor(2, TimeUnit.MINUTES)
                    || running.get(name).exitValue() != 0) {
                throw new AssertionError(name + " did not end well:\n" + said(name));
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Whether the health check of the compose file says that all is well. */
    boolean healthy(String name) {
        List<String> test = compose.service(name).map("healthcheck").get("test") instanceof List<?> words
                ? words.stream().map(String::valueOf).toList()
                : List.of();
        List<String> command = new ArrayList<>(List.of(
                "nsenter", "--target", String.valueOf(running.get(name).pid()), "--mount", "--net", "--root", "--wd"));
        if (test.get(0).equals("CMD-SHELL")) {
            command.addAll(List.of("/bin/sh", "-c", test.get(1)));
        } else {
            command.addAll(test.subList(1, test.size()));
        }
        lives(name);
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** A file as the process of a service sees it. */
    Path seenBy(String name, String place) {
        return Path.of("/proc/" + running.get(name).pid() + "/root" + place);
    }

    /** By SIGKILL. */
    void kill(String name) {
        running.get(name).destroyForcibly().onExit().join();
    }

    /** In order, as {@code docker compose stop} does. */
    void stop(String name) {
        running.get(name).destroy();
        running.get(name).onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    void stopAll() {
        running.values().forEach(Process::destroy);
        running.values().forEach(each -> {
            try {
                if (!each.waitFor(10, TimeUnit.SECONDS)) {
                    each.destroyForcibly();
                }
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Fails where a service has ended by itself. */
    void lives(String name) {
        if (!running.get(name).isAlive()) {
            throw new AssertionError(
                    name + " has ended with " + running.get(name).exitValue() + ":\n" + said(name));
        }
    }

    /** The end of what a service said. */
    String said(String name) {
        String all = everythingSaid(name);
        return all.substring(Math.max(0, all.length() - 6_000));
    }

    /** All that a service said, in all of its lives. */
    String everythingSaid(String name) {
        try {
            return Files.readString(log(name));
        } catch (IOException broken) {
            return "nothing (" + broken + ")";
        }
    }

    private Path log(String name) {
        return work.resolve(name + ".log");
    }

    private void run(String what, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError(what + ": " + said);
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
