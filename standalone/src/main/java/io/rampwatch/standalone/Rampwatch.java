package io.rampwatch.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code rampwatch} command. */
@Command(
        name = "rampwatch",
        description = "Watches the ramp of an acquisition channel and stops it by rules that were agreed before.",
        mixinStandardHelpOptions = true,
        version = "rampwatch 0.1.0",
        subcommands = {
            Demo.class,
            Run.class,
            Check.class,
            Arm.class,
            Replay.class,
            Cases.class,
            Why.class,
            AccountTimelines.class,
            MapFile.class,
            DeadLetters.class,
            Resume.class,
            Sample.class,
            BoardFiles.class,
            PrepareTopics.class,
            Feed.class,
            StandIn.class
        })
public final class Rampwatch {
    private Rampwatch() {}

    /** Runs one command; the exit code is 0 for success, 1 for "no", 2 for a command that makes no sense. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("demo")) {
            // a log line would tear the board; it goes to a file
            System.setProperty("log4j2.configurationFile", "log4j2-demo.properties");
        }
        System.exit(commandLine().execute(arguments));
    }

    /** The commands, as tests and {@link #main} run them. */
    public static CommandLine commandLine() {
        return new CommandLine(new Rampwatch())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(Plainly.said(failure));
                    return 1;
                });
    }
}
