package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.Metric.Better;
import io.rampwatch.plan.LimitReader.Level;
import io.rampwatch.rule.Flow;
import io.rampwatch.rule.RestartCondition;
import io.rampwatch.rule.Side;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code restart}: when a paused channel may start again. Nothing in it is guessed but its metric. */
final class RestartReader {
    private static final Keys KEYS = Keys.of(
                    "when the channel may start again, such as {when: {above: 62%}, proof: [5 business days], "
                            + "measured_on: {probe: 130 per day}, least: {accounts: 100}}",
                    "metric", "when", "proof", "measured_on", "least")
            .later("on", "gap");
    private static final Keys FLOW = Keys.of("the flow it is measured on, such as {probe: 130 per day}", "probe");
    private static final Pattern PER_DAY = Pattern.compile("([1-9][0-9]{0,8}) per day");
    private static final Form<Long> PROBE = Form.of("a number of accounts such as 130 per day", value -> {
        Matcher matcher = PER_DAY.matcher(value.text());
        return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    });

    private RestartReader() {}

    /**
     * The condition.
     *
     * @param own the metric of the rule, which is meant where none is named; empty where it is at fault
     */
    static Optional<RestartCondition> read(Fields rule, Optional<Metric> own, Lookup lookup) {
        Fields restart = rule.in("restart", KEYS);
        var metric = restart.has("metric") ? lookup.metric(restart) : own;
        var level = metric.flatMap(known -> level(restart, known));
        var proof = Proof.ofRestart(restart);
        var least = Floors.required(restart);
        var flow = flow(restart, least);
        if (Fields.lack(metric, level, proof, least, flow)) {
            return Optional.empty();
        }
        return Optional.of(new RestartCondition(
                metric.get().id(),
                metric.get().kind(),
                level.get().side(),
                level.get().millionths(),
                proof.get().days(),
                proof.get().business(),
                0,
                flow.get(),
                least.get(),
                null));
    }

    private static Optional<Level> level(Fields restart, Metric metric) {
        var level = LimitReader.restart(restart, metric);
        boolean higher = metric.better() == Better.HIGHER;
        if (level.isPresent() && higher != (level.get().side() == Side.ABOVE)) {
            restart.tell(
                    "when", "is the bad side: " + metric.id() + " is better when " + (higher ? "higher" : "lower"));
        }
        return level;
    }

    private static Optional<Flow> flow(Fields restart, Optional<Long> least) {
        Fields flow = restart.in("measured_on", FLOW);
        var perDay = flow.get("probe", PROBE);
        if (perDay.isPresent() && least.isPresent() && perDay.get() < least.get()) {
            flow.tell(
                    "probe",
                    "never brings the " + Figures.grouped(least.get())
                            + " accounts a day that least asks for; raise the probe or lower the floor");
        }
        return perDay.map(number -> Flow.of(Flow.Kind.PROBE, number));
    }
}
