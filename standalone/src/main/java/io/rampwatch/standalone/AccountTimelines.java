package io.rampwatch.standalone;

import io.rampwatch.account.ChosenTimelines;
import io.rampwatch.account.ChosenTimelines.Chosen;
import io.rampwatch.account.ChosenTimelines.Scope;
import io.rampwatch.account.Timeline;
import io.rampwatch.account.Timelines;
import io.rampwatch.event.Channel;
import io.rampwatch.event.Received;
import io.rampwatch.flink.KafkaEnds;
import io.rampwatch.flink.KafkaInput;
import io.rampwatch.flink.RampJob;
import io.rampwatch.flink.TimelineJob;
import io.rampwatch.mapping.Mapping;
import io.rampwatch.mapping.MappingFile;
import io.rampwatch.metric.FailureCause;
import io.rampwatch.metric.Metric;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.TimelinesJson;
import io.rampwatch.wire.TimelinesJson.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rampwatch accounts CHANNEL}: what happened to the latest accounts that failed and that activated. */
@Command(
        name = "accounts",
        description = "Tells, step by step, what happened to the latest accounts of a channel that failed and to the"
                + " latest that activated.",
        mixinStandardHelpOptions = true)
final class AccountTimelines implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CHANNEL", description = "The channel, or (all).")
    private String channel;

    @Option(names = "--plan", required = true, paramLabel = "PLAN", description = "The plan, such as ramp.yml.")
    private Path planFile;

    @ArgGroup(multiplicity = "1")
    private Input input;

    /** Where the events are. */
    private static final class Input {
        @Option(
                names = "--events",
                paramLabel = "FILE",
                description = "Recorded events, one a line; may be packed (.gz).")
        private @Nullable Path events;

        @Option(
                names = "--kafka",
                paramLabel = "HOST:PORT",
                description = "Or the topic ramp.events, from its beginning to what it holds now.")
        private @Nullable String bootstrap;
    }

    @Option(
            names = "--kafka-setting",
            paramLabel = "NAME=VALUE",
            description = "A security setting such as security.protocol=SASL_SSL.")
    private Map<String, String> kafkaSettings = Map.of();

    @Option(
            names = "--mapping",
            paramLabel = "FILE|preset:NAME",
            description = "The records are payloads of another system: read them through this mapping.")
    private @Nullable String mapping;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Leave out who signed up before it: a day such as 2026-11-23 in the plan's time zone, or"
                    + " 2026-11-23T09:00:00Z.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Leave out what happened from then on.")
    private @Nullable String to;

    @Option(
            names = "--count",
            defaultValue = "3",
            paramLabel = "N",
            description = "How many of each. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(
            names = "--ids",
            description = "Show the ids of accounts. Else pseudonyms by the key in RAMPWATCH_PSEUDONYM_KEY (or the file"
                    + " in RAMPWATCH_PSEUDONYM_KEY_FILE), and numbers where no key is set.")
    private boolean ids;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    /** 0 when the channel has accounts, 1 when there are none to tell of. */
    @Override
    public Integer call() throws Exception {
        if (count < 1 || count > 100) {
            throw new Trouble("--count: '" + count + "' is not a whole number from 1 to 100");
        }
        Plan plan = PlanFile.demand(planFile);
        Metric activation = plan.activation().orElse(null);
        ZoneId zone = ZoneId.of(plan.timezone());
        long since = from == null ? Long.MIN_VALUE : TimeOption.millis("--from", from, zone);
        long before = to == null ? Long.MAX_VALUE : TimeOption.millis("--to", to, zone);
        var choice = new ChosenTimelines(new Scope(channel, since, count));
        var channels = new TreeMap<String, Long>();
        tell(plan, new Timelines(activation, before), each -> {
            channels.merge(each.channel(), 1L, Long::sum);
            choice.add(each);
        });
        Chosen chosen = choice.chosen();
        if (chosen.accounts() == 0) {
            throw new Trouble(
                    channels.containsKey(channel) || channel.equals(Channel.ALL)
                            ? "no account of '" + channel + "' signed up in that time"
                            : "no account signed up in a channel '" + channel + "'; accounts are in "
                                    + (channels.isEmpty() ? "none" : String.join(", ", channels.keySet())));
        }
        var question =
                new Question(channel, activation == null ? null : activation.id(), FailureCause.table(plan.causes()));
        Map<String, String> names = AccountNames.from(ids, System.getenv()).of(chosen);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(new String(TimelinesJson.write(question, chosen, names), StandardCharsets.UTF_8));
        } else {
            out.print(new TimelineWords(question, activation, zone, names).of(chosen));
        }
        out.flush();
        return 0;
    }

    /** Hears the story of each account. */
    private interface Listener {
        void hear(Timeline one);
    }

    private void tell(Plan plan, Timelines timelines, Listener listener) throws Exception {
        Path work = Files.createTempDirectory("rampwatch-accounts");
        var configuration = RampJob.configuration().set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        try (var env = StreamExecutionEnvironment.createLocalEnvironment(1, configuration)) {
            DataStream<Received> received =
                    received(env, plan, new LineCount(work.resolve("lines").toString()));
            try (var stories = TimelineJob.wire(received, plan, timelines).executeAndCollect("rampwatch accounts")) {
                stories.forEachRemaining(listener::hear);
            }
        } finally {
            Folder.delete(work);
        }
    }

    private DataStream<Received> received(StreamExecutionEnvironment env, Plan plan, LineCount lines)
            throws IOException {
        Mapping through = mapping == null ? null : MappingFile.demand(mapping, plan.events());
        Path file = input.events;
        if (file != null) {
            EventFile.lines(file);
            return RecordedEvents.read(env, plan, file, through, lines);
        }
        var given = new TreeMap<>(kafkaSettings);
        given.put(KafkaSettings.BOOTSTRAP, String.valueOf(input.bootstrap));
        KafkaSettings kafka = KafkaSettings.read(given, System.getenv());
        KafkaInput recorded = KafkaInput.recorded().mapped(through == null ? List.of() : List.of(through));
        TopicsAdmin.demand(kafka, recorded.allTopics());
        return new KafkaEnds(kafka).received(env, plan, recorded);
    }
}
