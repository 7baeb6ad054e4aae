package io.rampwatch.flink;

import io.rampwatch.account.AccountBook;
import io.rampwatch.account.Contribution;
import io.rampwatch.channel.ChannelSettings;
import io.rampwatch.channel.QualitySettings;
import io.rampwatch.channel.SourceWatch;
import io.rampwatch.event.Addressed;
import io.rampwatch.event.Channel;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Received;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.SourceSettings;
import io.rampwatch.rule.AgreedRules;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.RuleBook;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/** The job: one graph from received records to levels, whatever its ends are. */
public final class RampJob {
    /** How many of one operator can ever run at once: the number of key groups, which a savepoint is bound to. */
    public static final int MAX_PARALLELISM = 128;

    private static final String JOB = "job";

    private RampJob() {}

    /** What the job must not run without: no Kryo in state, a name for every operator, a fixed number of key groups. */
    public static Configuration configuration() {
        return new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                .set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    }

    /** The event time of a plan's records, for the source that the caller brings. */
    public static WatermarkStrategy<Received> eventTime(Plan plan) {
        return Watermarks.behindBy(disorderMillis(plan));
    }

    /** How far out of order the events of any source may come. */
    static long disorderMillis(Plan plan) {
        return Stream.concat(Stream.of(SourceSettings.DEFAULT), plan.sources().values().stream())
                .mapToLong(SourceSettings::outOfOrdernessMillis)
                .max()
                .orElseThrow();
    }

    /**
     * Wires the job between its ends.
     *
     * @param received records with the event time of {@link #eventTime}
     * @param decisions what people decide, and versions of the plan; null where nobody can, as in a replay
     * @param sinks where each stream ends
     */
    public static void wire(
            DataStream<Received> received,
            @Nullable DataStream<Spoken> decisions,
            Sinks sinks,
            Plan plan,
            JobSettings settings) {
        Addressing addressing = Addressing.of(received, plan, settings);
        SingleOutputStreamOperator<OpsEvent> events = addressing.events();
        SingleOutputStreamOperator<Addressed> directory = addressing.directory();
        SingleOutputStreamOperator<Addressed> addressed = addressing.addressed();
        SingleOutputStreamOperator<Contribution> accounts = addressing
                .byAccount()
                .process(new AccountFunction(
                        new AccountBook(plan.metrics(), plan.judgedByEvidence(), plan.correctionMinutes())
                                .byPlanType(plan.byPlanType()),
                        settings.tickMinutes()))
                .name("accounts")
                .uid("accounts")
                .transform(
                        "combine",
                        TypeInformation.of(Contribution.class),
                        new CombineOperator(plan.channelNames(), settings.hindsight()))
                .uid("combine");
        SingleOutputStreamOperator<Contribution> others = accounts.getSideOutput(Tags.UNDECLARED)
                .transform(
                        "names",
                        TypeInformation.of(Contribution.class),
                        new NamesOperator(plan.channelNames().size(), settings.tickMinutes()))
                .uid("names")
                .setParallelism(1);
        SingleOutputStreamOperator<Contribution> planTypes = accounts.getSideOutput(Tags.PLAN_TYPES)
                .keyBy(said -> Channel.withoutPlan(said.channel()))
                .process(new PlanTypesFunction())
                .name("plan types")
                .uid("plan-types");
        BroadcastStream<Contribution> quality = events.getSideOutput(Tags.QUALITY)
                .union(accounts.getSideOutput(Tags.QUALITY))
                .broadcast(StateQuality.HOURS, StateQuality.SOURCES, QualityAhead.WAITING);
        SingleOutputStreamOperator<RuleInput> channels = accounts.union(
                        others, events.getSideOutput(Tags.OPENINGS), directory.getSideOutput(Tags.OPENINGS), planTypes)
                .keyBy(Contribution::channel)
                .connect(quality)
                .process(new ChannelFunction(plan.metrics(), channelSettings(plan, settings), qualitySettings(plan)))
                .name("channels")
                .uid("channels");
        AgreedRules agreed = plan.agreedRules();
        SingleOutputStreamOperator<RuleInput> said = channels.flatMap(new ReferenceDays(agreed))
                .returns(RuleInput.class)
                .name("reference days")
                .uid("reference-days");
        DataStream<RuleInput> heard = decisions == null
                ? said
                : said.union(decisions
                        .flatMap(new SpokenFunction(plan))
                        .returns(RuleInput.class)
                        .name("decisions heard")
                        .uid("decisions-heard")
                        .setParallelism(1));
        SingleOutputStreamOperator<Level> levels = heard.keyBy(RuleInput::channel)
                .process(new RuleFunction(new RuleBook(agreed, new AnnouncedPlans(plan))))
                .name("rules")
                .uid("rules");
        SingleOutputStreamOperator<DeadLetter> refused = events.getSideOutput(Tags.DEAD_LETTERS)
                .union(directory.getSideOutput(Tags.DEAD_LETTERS))
                .transform(
                        "flood gate",
                        TypeInformation.of(DeadLetter.class),
                        new FloodOperator(settings.deadLettersPerMinute()))
                .uid("flood-gate");
        DataStream<Heartbeat> heartbeats = events.getSideOutput(Tags.TALLIES)
                .union(
                        directory.getSideOutput(Tags.TALLIES),
                        addressed.getSideOutput(Tags.TALLIES),
                        accounts.getSideOutput(Tags.TALLIES),
                        others.getSideOutput(Tags.TALLIES),
                        events.getSideOutput(Tags.QUALITY),
                        refused.getSideOutput(Tags.TALLIES))
                .keyBy(any -> JOB)
                .process(new HeartbeatFunction(settings))
                .name("heartbeat")
                .uid("heartbeat")
                .setParallelism(1);
        sinks.heartbeats().accept(heartbeats);
        sinks.deadLetters().accept(refused);
        sinks.readings().accept(channels.getSideOutput(Tags.READINGS));
        sinks.days().accept(channels.getSideOutput(Tags.DAYS));
        sinks.totals().accept(channels.getSideOutput(Tags.TOTALS));
        sinks.levels().accept(levels);
        var hours = sinks.hours();
        if (hours != null) {
            hours.accept(channels.flatMap(new HoursHeard())
                    .returns(ClosedHour.class)
                    .name("hours")
                    .uid("hours"));
        }
    }

    private static QualitySettings qualitySettings(Plan plan) {
        Map<String, SourceWatch> watched = new HashMap<>();
        plan.sources()
                .forEach((uri, source) ->
                        watched.put(uri, new SourceWatch(source.silentMinutes(), source.watched(), source.feeds())));
        return new QualitySettings(Map.copyOf(watched), plan.correctionMinutes());
    }

    private static ChannelSettings channelSettings(Plan plan, JobSettings settings) {
        return new ChannelSettings(
                settings.tickMinutes(),
                plan.timezone(),
                plan.settleMinutes(),
                plan.correctionMinutes(),
                plan.judgedByEvidence(),
                plan.causes());
    }
}
