package io.rampwatch.standalone;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rampwatch sample}: the demo's launch week as a file, to be replayed. */
@Command(
        name = "sample",
        description = "Writes the demo's launch week as a file of events, to be replayed.",
        mixinStandardHelpOptions = true)
final class Sample implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file; packed if it ends in .gz.")
    private Path out;

    @Option(
            names = "--from",
            defaultValue = "2026-11-23",
            paramLabel = "DAY",
            description = "The first day of the week. Default: ${DEFAULT-VALUE}.")
    private LocalDate from;

    @Option(
            names = "--seed",
            defaultValue = "7",
            paramLabel = "N",
            description = "Another number is another week. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws IOException {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        long start = from.atStartOfDay(zone).toInstant().toEpochMilli();
        long end = from.plusDays(7).atStartOfDay(zone).toInstant().toEpochMilli();
        List<Happening> week = new LaunchWeek(from, zone, seed).between(start, end);
        try (OutputStream stream = open()) {
            for (Happening each : week) {
                stream.write(each.json());
                stream.write('\n');
            }
        }
        spec.commandLine().getOut().printf("%,d events of a week from %s written to %s%n", week.size(), from, out);
        return 0;
    }

    private OutputStream open() throws IOException {
        OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out));
        return out.toString().endsWith(".gz") ? new GZIPOutputStream(stream) : stream;
    }
}
