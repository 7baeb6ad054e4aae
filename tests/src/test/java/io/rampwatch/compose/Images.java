package io.rampwatch.compose;

import io.rampwatch.compose.Compose.Service;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * The services of the compose file as processes of this machine: our own images by their Dockerfiles, Kafka and Flink
 * by the same classes, Prometheus and Alertmanager as Debian builds them. Mounts, commands, environment and secrets are
 * those of the compose file.
 */
final class Images {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Pattern WORDS = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** What Flink's image holds in lib/. */
    private static final List<String> OF_FLINK = List.of(
            "/org/apache/flink/",
            "/com/esotericsoftware/",
            "/commons-",
            "/org/apache/commons/",
            "/org/javassist/",
            "/com/twitter/",
            "/org/objenesis/",
            "/org/xerial/snappy/",
            "/at/yawk/lz4/",
            "/org/slf4j/",
            "/org/apache/logging/",
            "/org/snakeyaml/",
            "/tools/profiler/",
            "/com/google/code/findbugs/");

    private static final List<String> NOT_OF_FLINK =
            List.of("flink-connector-kafka", "flink-connector-base", "flink-test", "-tests.jar");

    private final Path work;

    /**
     * Images.
     *
     * @param work where volumes lie
     */
    Images(Path work) {
        this.work = work;
    }

    Box of(Service service) throws IOException {
        Map<String, Path> files = mounts(service);
        Map<String, String> environment = new TreeMap<>();
        service.map("environment").forEach((name, value) -> environment.put(name, String.valueOf(value)));
        List<String> command = new ArrayList<>(entry(service, files, environment));
        boolean flink = service.text("image").startsWith("rampwatch/job:");
        command.addAll(
                flink
                        ? service.list("command")
                                .subList(1, service.list("command").size())
                        : service.list("command"));
        return new Box(files, environment, command);
    }

    private List<String> entry(Service service, Map<String, Path> files, Map<String, String> environment)
            throws IOException {
        String image = service.text("image").replaceAll(":.*", "");
        switch (image) {
            case "apache/kafka" -> {
                return kafka(files, environment);
            }
            case "rampwatch/job" -> {
                return flink(service, files, environment);
            }
            case "rampwatch/alerting", "rampwatch/rampwatch" -> {
                return built(service, files);
            }
            case "prom/prometheus" -> {
                return List.of("/usr/bin/prometheus");
            }
            case "prom/alertmanager" -> {
                return List.of("/usr/bin/prometheus-alertmanager");
            }
            default -> throw new IllegalArgumentException("nobody can run " + image + " here");
        }
    }

    private Map<String, Path> mounts(Service service) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (String volume : service.list("volumes")) {
            String[] parts = volume.split(":");
            boolean named = !parts[0].startsWith(".") && !parts[0].startsWith("/");
            files.put(
                    parts[1],
                    named
                            ? Files.createDirectories(work.resolve("volumes").resolve(parts[0]))
                            : Compose.root().resolve(parts[0]).normalize());
        }
        for (String secret : service.list("secrets")) {
            files.put("/run/secrets/" + secret, Compose.root().resolve("secrets/" + secret + ".example"));
        }
        return files;
    }

    /** What the Dockerfile copies, and its entry point. */
    private static List<String> built(Service service, Map<String, Path> files) throws IOException {
        Path folder = Compose.root()
                .resolve(String.valueOf(service.map("build").get("context")))
                .normalize();
        List<String> dockerfile = Files.readAllLines(folder.resolve("Dockerfile"));
        copies(dockerfile, folder, files);
        String entry = dockerfile.stream()
                .filter(line -> line.startsWith("ENTRYPOINT"))
                .findFirst()
                .orElseThrow();
        List<String> words =
                WORDS.matcher(entry).results().map(found -> found.group(1)).toList();
        return Stream.concat(
                        Stream.of(JAVA, "-XX:TieredStopAtLevel=1"),
                        words.stream().skip(1))
                .toList();
    }

    private static void copies(List<String> dockerfile, Path folder, Map<String, Path> files) {
        dockerfile.stream()
                .filter(line -> line.startsWith("COPY"))
                .map(line -> line.replaceAll("--\\S+ ", "").split(" "))
                .forEach(copy -> files.put(copy[2], folder.resolve(copy[1])));
    }

    private static List<String> kafka(Map<String, Path> files, Map<String, String> environment) {
        files.putAll(classPath());
        return List.of(
                JAVA,
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaImage.class.getName());
    }

    /** The folders under which the classes of this process lie, at the same places. */
    private static Map<String, Path> classPath() {
        Map<String, Path> all = new TreeMap<>();
        all.put(Compose.root().toString(), Compose.root());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path at = Path.of(entry).toAbsolutePath();
            if (!at.startsWith(Compose.root())) {
                // the local repository: all of it, for its jars are many
                int depth = at.toString().contains("/repository/")
                        ? Path.of(at.toString().substring(0, at.toString().indexOf("/repository/")))
                                        .getNameCount()
                                + 1
                        : at.getNameCount();
                Path top = Path.of("/").resolve(at.subpath(0, depth));
                all.put(top.toString(), top);
            }
        }
        return all;
    }

    private List<String> flink(Service service, Map<String, Path> files, Map<String, String> environment)
            throws IOException {
        Path folder = Compose.root().resolve("flink-jobs");
        copies(Files.readAllLines(folder.resolve("Dockerfile")), folder, files);
        files.put("/opt/flink/lib", flinkLib());
        files.put("/opt/flink/entry", entryClass());
        environment.put("FLINK_LIB_DIR", "/opt/flink/lib");
        Configuration configuration = GlobalConfiguration.loadConfiguration(folder.toString());
        boolean taskManager = service.list("command").get(0).equals("taskmanager");
        List<String> command = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1"));
        // the scripts of the image compute memory in the same way
        String jvm;
        String dynamic;
        if (taskManager) {
            var spec = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
            jvm = ProcessMemoryUtils.generateJvmParametersStr(spec);
            dynamic = TaskExecutorProcessUtils.generateDynamicConfigsStr(spec);
        } else {
            var spec = JobManagerProcessUtils.processSpecFromConfig(configuration);
            jvm = JobManagerProcessUtils.generateJvmParametersStr(spec, configuration);
            dynamic = JobManagerProcessUtils.generateDynamicConfigsStr(spec);
        }
        command.addAll(List.of(jvm.strip().split("\\s+")));
        command.addAll(List.of(configuration.get(CoreOptions.FLINK_JVM_OPTIONS).split("\\s+")));
        command.addAll(List.of(
                "-Dlog4j2.configurationFile=/opt/flink/entry/log4j2.properties",
                "-cp",
                "/opt/flink/lib/*:/opt/flink/entry",
                taskManager
                        ? "org.apache.flink.runtime.taskexecutor.TaskManagerRunner"
                        : ApplicationMode.class.getName(),
                "--configDir",
                "/opt/flink/conf"));
        command.addAll(List.of(dynamic.strip().split("\\s+")));
        command.addAll(List.of(
                "-D", "jobmanager.rpc.address=" + service.map("environment").get("JOB_MANAGER_RPC_ADDRESS")));
        return command;
    }

    private Path flinkLib() throws IOException {
        Path lib = work.resolve("flink-lib");
        if (Files.exists(lib)) {
            return lib;
        }
        Files.createDirectories(lib);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            boolean his = entry.endsWith(".jar")
                    && OF_FLINK.stream().anyMatch(entry::contains)
                    && NOT_OF_FLINK.stream().noneMatch(entry::contains);
            if (his) {
                Files.copy(Path.of(entry), lib.resolve(Path.of(entry).getFileName()));
            }
        }
        return lib;
    }

    private Path entryClass() throws IOException {
        Path entry = work.resolve("flink-entry");
        String name = ApplicationMode.class.getName().replace('.', '/') + ".class";
        if (!Files.exists(entry)) {
            Files.createDirectories(entry.resolve(name).getParent());
            try (var bytes = ApplicationMode.class.getResourceAsStream("/" + name)) {
                Files.copy(bytes, entry.resolve(name));
            }
            Files.writeString(entry.resolve("log4j2.properties"), """
                    appender.console.type = Console
                    appender.console.name = console
                    appender.console.layout.type = PatternLayout
                    appender.console.layout.pattern = %d{HH:mm:ss.SSS} %-5p %c{1.} - %m%n
                    logger.rampwatch.name = io.rampwatch
                    logger.rampwatch.level = info
                    logger.checkpoints.name = org.apache.flink.runtime.checkpoint
                    logger.checkpoints.level = info
                    logger.clients.name = org.apache.kafka.clients
                    logger.clients.level = error
                    rootLogger.level = warn
                    rootLogger.appenderRef.console.ref = console
                    """);
        }
        return entry;
    }
}
