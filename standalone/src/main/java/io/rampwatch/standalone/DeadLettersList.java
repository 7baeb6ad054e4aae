package io.rampwatch.standalone;

import io.rampwatch.wire.LetterCountJson;
import io.rampwatch.wire.LetterCountJson.LetterCount;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rampwatch dead-letters list}: how many of each reason. */
@Command(
        name = "list",
        description = "Counts refused records by reason, topic and mapping, the most frequent first.",
        mixinStandardHelpOptions = true)
final class DeadLettersList implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private KafkaPlace place;

    @Option(names = "--json", description = "Print a JSON object a line instead of a table.")
    private boolean json;

    /** 0, also when there are none. */
    @Override
    public Integer call() {
        List<LetterCount> counts = counts(new DeadLetterTopic(place.kafka()).read());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            counts.forEach(each -> out.println(new String(LetterCountJson.write(each), StandardCharsets.UTF_8)));
        } else {
            out.print(table(counts));
        }
        out.flush();
        return 0;
    }

    private static List<LetterCount> counts(List<KeptLetter> letters) {
        Map<List<String>, LetterCount> counts = new LinkedHashMap<>();
        for (KeptLetter letter : letters) {
            var one = new LetterCount(
                    letter.reason(),
                    letter.header("stage", "(unknown)"),
                    letter.topic(),
                    letter.header("mapping", ""),
                    1,
                    letter.place(),
                    letter.record().timestamp());
            counts.merge(List.of(one.reason(), one.topic(), one.mapping()), one, LetterCount::and);
        }
        List<LetterCount> sorted = new ArrayList<>(counts.values());
        sorted.sort(Comparator.comparingLong(LetterCount::count).reversed().thenComparing(LetterCount::reason));
        return sorted;
    }

    private static String table(List<LetterCount> counts) {
        if (counts.isEmpty()) {
            return String.format("No record was refused in the time that ramp.dead-letters keeps.%n");
        }
        var text = new StringBuilder();
        String row = "%-24s  %-8s  %-24s  %-28s  %9s  %-12s  %s%n";
        text.append(String.format(row, "reason", "stage", "topic", "mapping", "records", "newest", "refused at (UTC)"));
        for (LetterCount each : counts) {
            text.append(String.format(
                    Locale.ROOT,
                    row,
                    each.reason(),
                    each.stage(),
                    each.topic(),
                    each.mapping().isEmpty() ? "-" : each.mapping(),
                    String.format(Locale.ROOT, "%,d", each.count()),
                    each.newest(),
                    Instant.ofEpochMilli(each.newestMillis())));
        }
        return text.append(String.format(
                        "%nrampwatch dead-letters show PLACE prints one, such as the newest of a reason.%n"))
                .toString();
    }
}
