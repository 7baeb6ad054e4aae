package io.rampwatch.standalone;

import io.rampwatch.event.DeclaredEvent;
import io.rampwatch.mapping.Mapper;
import io.rampwatch.mapping.MappingFile;
import io.rampwatch.mapping.Outcome;
import io.rampwatch.mapping.Presets;
import io.rampwatch.plan.PlanFile;
import io.rampwatch.wire.OutcomeJson;
import io.rampwatch.wire.RecordedLine;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rampwatch map}: what a mapping makes of payloads, before anybody relies on it. */
@Command(
        name = "map",
        description = "Shows what a mapping makes of the payloads of another system: the events as JSON lines, and for"
                + " every other record why there is none.",
        mixinStandardHelpOptions = true)
final class MapFile implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which;

    /** One or the other. */
    static final class Which {
        @Option(
                names = "--preset",
                paramLabel = "NAME",
                description =
                        "A mapping that comes with Rampwatch: debezium, segment, stripe, zendesk. Each was checked"
                                + " against the vendor's documentation only; --show prints it, and what that means in its head.")
        private @Nullable String preset;

        @Option(names = "--mapping", paramLabel = "FILE", description = "A mapping of your own.")
        private @Nullable String mapping;
    }

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            description = "The plan that declares events of its own, where the mapping emits such.")
    private @Nullable Path plan;

    @Option(names = "--show", description = "Print the mapping itself, to begin one of your own with.")
    private boolean show;

    @Option(names = "--json", description = "Print each outcome as JSON, not the events alone.")
    private boolean json;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "One JSON document, or one a line; may be packed (.gz).")
    private @Nullable Path file;

    /** 0 when every record gave events or was ignored by a rule, 1 when one was refused or matched no rule. */
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (show && which.preset != null) {
            out.print(new String(Presets.file(which.preset), StandardCharsets.UTF_8));
            out.flush();
            return 0;
        }
        if (file == null) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: FILE");
        }
        List<DeclaredEvent> declared =
                plan == null ? List.of() : PlanFile.demand(plan).events();
        String named = which.preset == null ? String.valueOf(which.mapping) : "preset:" + which.preset;
        var mapper = new Mapper(MappingFile.demand(named, declared), Map.of(), declared);
        var shown = new ShownOutcomes(out, spec.commandLine().getErr(), json);
        List<RecordedLine> records = PayloadFile.read(file);
        for (int i = 0; i < records.size(); i++) {
            RecordedLine record = records.get(i);
            for (Outcome outcome : mapper.map(record.value(), record.arrivalMillis())) {
                shown.show(new OutcomeJson.Place(i + 1, outcome.element()), outcome);
            }
        }
        shown.end(records.size());
        return shown.good() ? 0 : 1;
    }
}
