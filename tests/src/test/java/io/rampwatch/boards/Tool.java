package io.rampwatch.boards;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of Debian that judges our files. Where it is missing a test is skipped, and fails on a build server. */
enum Tool {
    PROMETHEUS("prometheus", "prometheus"),
    PROMTOOL("promtool", "prometheus"),
    AMTOOL("amtool", "prometheus-alertmanager");

    private final String program;
    private final String debian;

    Tool(String program, String debian) {
        this.program = program;
        this.debian = debian;
    }

    /**
     * What a program said.
     *
     * @param code its exit code
     * @param said both of its streams
     */
    record Said(int code, String said) {}

    /** Where it is. */
    Path demand() {
        for (String folder : System.getenv("PATH").split(":")) {
            Path file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        String missing = program + " is missing: install Debian's package " + debian;
        if ("true".equals(System.getenv("CI"))) {
            fail(missing);
        }
        return abort(missing);
    }

    /** Runs it in a folder until it ends. */
    Said run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(demand().toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail(command + " does not end");
        }
        return new Said(process.exitValue(), said);
    }
}
