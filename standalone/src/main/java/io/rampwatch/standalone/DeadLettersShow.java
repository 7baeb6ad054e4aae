package io.rampwatch.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rampwatch dead-letters show PLACE}: one refused record, with what is secret in it hidden. */
@Command(
        name = "show",
        description = "Prints one refused record: why, from where, its headers and its bytes. Values that look like"
                + " secrets are hidden.",
        mixinStandardHelpOptions = true)
final class DeadLettersShow implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private KafkaPlace kafka;

    @Parameters(paramLabel = "PLACE", description = "PARTITION:OFFSET as list prints it, or the offset alone.")
    private String place;

    /** 0 when it is there, 1 when it is not, or not any more. */
    @Override
    public Integer call() {
        List<KeptLetter> letters = new DeadLetterTopic(kafka.kafka()).read();
        KeptLetter letter = letters.stream()
                .filter(each -> each.place().equals(place) || each.place().equals("0:" + place))
                .findFirst()
                .orElseThrow(() -> new Trouble("there is no refused record at '" + place + "': "
                        + (letters.isEmpty()
                                ? "the topic holds none"
                                : "the topic holds " + letters.get(0).place() + " to "
                                        + letters.get(letters.size() - 1).place())));
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s (%s): %s%n%n", letter.reason(), letter.header("stage", "?"), letter.header("detail", ""));
        headers(out, letter);
        out.printf("%nkey    %s%n", Hidden.bytes(letter.record().key()));
        out.printf("value  %s%n", Hidden.bytes(letter.value()));
        out.flush();
        return 0;
    }

    private static void headers(PrintWriter out, KeptLetter letter) {
        int width = StreamSupport.stream(letter.record().headers().spliterator(), false)
                .mapToInt(header -> header.key().length())
                .max()
                .orElse(1);
        for (Header header : letter.record().headers()) {
            out.printf(
                    "%-" + width + "s  %s%n",
                    Hidden.bytes(header.key().getBytes(UTF_8)),
                    Hidden.header(header.key(), header.value()));
        }
    }
}
