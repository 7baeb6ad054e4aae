package io.rampwatch.standalone;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rampwatch dead-letters}: what was refused, why, and once more after the cause is gone. */
@Command(
        name = "dead-letters",
        description = "Shows records that were refused, and sends them again.",
        mixinStandardHelpOptions = true,
        subcommands = {DeadLettersList.class, DeadLettersShow.class, DeadLettersRetry.class})
final class DeadLetters implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand: list, show or retry");
    }
}
