package io.rampwatch.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.event.Received;
import io.rampwatch.flink.JobSettings;
import io.rampwatch.flink.KafkaEnds;
import io.rampwatch.flink.KafkaInput;
import io.rampwatch.flink.RampJob;
import io.rampwatch.flink.Sinks;
import io.rampwatch.plan.Plan;
import io.rampwatch.wire.KafkaSettings;
import io.rampwatch.wire.Topics;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How many events a second the job takes from a topic that is full, beside a job that only reads and parses them: both
 * in one process with the broker, in turn, and warm.
 */
public final class Throughput {
    private static final long SEED = 7;

    private final Setting setting;
    private final Plan plan = plan();

    Throughput(Setting setting) {
        this.setting = setting;
    }

    /**
     * What is run.
     *
     * @param rounds how often each job runs
     * @param warm how many rounds, the first ones, do not count
     */
    record Setting(long events, long tickMinutes, int parallelism, int rounds, int warm) {}

    /** Runs it and prints what it measured. */
    public static void main(String[] arguments) throws Exception {
        var options = Options.of(arguments, Set.of("events", "tick", "parallelism", "rounds", "warm"));
        var setting = new Setting(
                options.number("events", 1_500_000),
                options.number("tick", 1),
                (int) options.number("parallelism", 2),
                (int) options.number("rounds", 5),
                (int) options.number("warm", 2));
        var bench = new Throughput(setting);
        bench.print(bench.run(options.json() ? null : System.out), options.json(), System.out);
    }

    /** Events a second of wall time, and nanoseconds of CPU an event, round by round. */
    record Rates(List<Double> wall, List<Double> cpu) {
        Rates() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        Rates after(int warm) {
            return new Rates(wall.subList(warm, wall.size()), cpu.subList(warm, cpu.size()));
        }

        String row(String what) {
            var speed = Spread.of(wall);
            return String.format(
                    Locale.ROOT,
                    "%-28s %,12.0f   (%,.0f-%,.0f) %,12.0f",
                    what,
                    speed.median(),
                    speed.min(),
                    speed.max(),
                    Spread.of(cpu).median());
        }

        String json() {
            var speed = Spread.of(wall);
            return String.format(
                    Locale.ROOT,
                    "{\"wallEventsPerSecond\":{\"median\":%.0f,\"min\":%.0f,\"max\":%.0f},\"cpuNanosPerEvent\":%.0f}",
                    speed.median(),
                    speed.min(),
                    speed.max(),
                    Spread.of(cpu).median());
        }
    }

    /**
     * What both jobs reached.
     *
     * @param bytes the mean size of a record's value
     */
    record Measured(Rates discard, Rates whole, double bytes) {}

    /** The mean number of programs that wanted a core in the last minute. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Runs both jobs in turn; each round is told to {@code progress}, where there is one. */
    Measured run(PrintStream progress) throws Exception {
        Path folder = Files.createTempDirectory("rampwatch-bench");
        try (var broker = Broker.start(folder, Broker.ANY_PORT)) {
            TopicsAdmin.prepare(broker.settings(), TopicsAdmin.keptForEver());
            double bytes = fill(broker.settings());
            var discard = new Rates();
            var whole = new Rates();
            for (int round = 1; round <= setting.rounds(); round++) {
                time(broker.settings(), discard, this::discard);
                time(broker.settings(), whole, this::wire);
                if (progress != null) {
                    progress.printf(
                            Locale.ROOT,
                            "round %d%s: read and parse %,.0f events/s, %,.0f ns; whole job %,.0f events/s, %,.0f ns%n",
                            round,
                            round <= setting.warm() ? " (warm-up)" : "",
                            discard.wall().get(round - 1),
                            discard.cpu().get(round - 1),
                            whole.wall().get(round - 1),
                            whole.cpu().get(round - 1));
                }
            }
            return new Measured(discard.after(setting.warm()), whole.after(setting.warm()), bytes);
        } finally {
            Folder.delete(folder);
        }
    }

    private double fill(KafkaSettings kafka) {
        Properties properties = kafka.properties();
        properties.put("compression.type", "none");
        properties.put("linger.ms", "20");
        properties.put("batch.size", "262144");
        var accounts = new Accounts(SEED, setting.events());
        var lost = new AtomicReference<Exception>();
        long bytes = 0;
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long i = 0; i < setting.events(); i++) {
                var event = accounts.next();
                bytes += event.json().length;
                var record = new ProducerRecord<>(
                        Topics.EVENTS,
                        null,
                        event.arrivalMillis(),
                        event.account().getBytes(UTF_8),
                        event.json());
                producer.send(record, (place, failure) -> {
                    if (failure != null) {
                        lost.set(failure);
                    }
                });
            }
        }
        if (lost.get() != null) {
            throw new IllegalStateException("the topic could not be filled", lost.get());
        }
        return (double) bytes / setting.events();
    }

    private void time(KafkaSettings kafka, Rates into, Consumer<DataStream<Received>> graph) throws Exception {
        System.gc();
        try (var env =
                StreamExecutionEnvironment.createLocalEnvironment(setting.parallelism(), RampJob.configuration())) {
            var received = new KafkaEnds(kafka).received(env, plan, KafkaInput.recorded());
            graph.accept(received.filter(new FirstRecord()).name("first").uid("first"));
            env.execute();
        }
        var end = FirstRecord.Instant.now();
        var begin = FirstRecord.take();
        into.wall().add(setting.events() * 1e9 / (end.nanos() - begin.nanos()));
        into.cpu().add((double) (end.cpuNanos() - begin.cpuNanos()) / setting.events());
    }

    private void discard(DataStream<Received> received) {
        Throughput.<Received>nowhere("received").accept(received);
    }

    private void wire(DataStream<Received> received) {
        var sinks = new Sinks(
                nowhere("readings"),
                nowhere("days"),
                nowhere("levels"),
                nowhere("dead-letters"),
                nowhere("heartbeats"),
                nowhere("totals"));
        RampJob.wire(received, null, sinks, plan, JobSettings.replay(setting.tickMinutes()));
    }

    private static <T> Consumer<DataStream<T>> nowhere(String what) {
        return stream ->
                stream.sinkTo(new DiscardingSink<>()).name("to " + what).uid("to-" + what);
    }

    private static Plan plan() {
        var yaml = new StringBuilder("ramp: throughput\nowner: {name: bench}\ntimezone: UTC\nchannels:\n");
        for (int i = 0; i < Accounts.CHANNELS; i++) {
            yaml.append("  ").append(Accounts.channel(i)).append(": {}\n");
        }
        return StaggeredPlan.read(yaml + """
                metrics:
                  activation_24h:
                    {kind: conversion, reaches: {all: [workspace.created, integration_connected, report_viewed]},
                     within: 24h, better: higher, owner: bench, system_of_record: bench,
                     definition: Share of accounts that activated within 24 h of signup.}
                rules:
                  - {id: activation-drop, metric: activation_24h, when: {below: 50%}, proof: [2 days], then: watch}
                  - {id: tickets-high, metric: tickets_per_100, when: {above: 30}, proof: [2 days], then: watch}
                  - {id: failures, metric: provisioning_failed_accounts_24h, when: {above: 8%}, proof: [2 days],
                     then: watch}
                """);
    }

    void print(Measured measured, boolean json, PrintStream out) {
        double wall = Spread.of(measured.whole().wall()).median()
                / Spread.of(measured.discard().wall()).median();
        double cpu = Spread.of(measured.discard().cpu()).median()
                / Spread.of(measured.whole().cpu()).median();
        if (json) {
            out.printf(
                    Locale.ROOT,
                    "{\"benchmark\":\"throughput\",\"events\":%d,\"bytesPerEvent\":%.0f,\"tickMinutes\":%d,"
                            + "\"parallelism\":%d,\"rounds\":%d,\"warm\":%d,\"loadAverage\":%.2f,\"readAndParse\":%s,"
                            + "\"wholeJob\":%s,\"ratio\":{\"wall\":%.3f,\"cpu\":%.3f}}%n",
                    setting.events(),
                    measured.bytes(),
                    setting.tickMinutes(),
                    setting.parallelism(),
                    setting.rounds(),
                    setting.warm(),
                    load(),
                    measured.discard().json(),
                    measured.whole().json(),
                    wall,
                    cpu);
            return;
        }
        out.printf(
                Locale.ROOT,
                "Throughput: %,d events of %.0f bytes, %d channels, parallelism %d, tick %d min, %d rounds after %d to"
                        + " warm up, load average %.1f%n",
                setting.events(),
                measured.bytes(),
                Accounts.CHANNELS,
                setting.parallelism(),
                setting.tickMinutes(),
                setting.rounds() - setting.warm(),
                setting.warm(),
                load());
        out.printf("%-28s %12s   %s %s%n", "", "events/s", "(min-max)", "CPU ns/event, broker included");
        out.println(measured.discard().row("read, parse and discard"));
        out.println(measured.whole().row("the whole job"));
        out.printf(Locale.ROOT, "the whole job reaches %.0f %% of it by wall, %.0f %% by CPU%n", wall * 100, cpu * 100);
    }
}
