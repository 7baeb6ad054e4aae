package io.rampwatch.plan;

import io.rampwatch.event.Channel;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.Node.Scalar;
import io.rampwatch.rule.Flow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code measured_on}: the flow on which a paused channel is measured, multiplied out. */
final class FlowReader {
    private static final Keys KEYS = Keys.of(
            "the flow it is measured on, such as {probe: 130 per day}", "probe", "residual", "held_flat", "proxy");
    private static final Pattern PER_DAY = Pattern.compile("([1-9][0-9]{0,8}) per day");

    /** An often short day holds the streak up: at 100 expected, half of the days miss a floor of 100. */
    private static final double MOST_DAYS = 0.9;

    private static final Form<Volume> VOLUME = Form.of(
            "a number of accounts such as 130 per day, or a share of the planned volume such as 10%",
            FlowReader::volume);

    private final Fields fields;
    private final List<ChannelPlan> channels;
    private final Lookup lookup;
    private final long least;

    private FlowReader(Fields fields, List<ChannelPlan> channels, Lookup lookup, long least) {
        this.fields = fields;
        this.channels = channels;
        this.lookup = lookup;
        this.least = least;
    }

    /** Accounts a day, or millionths of what the channel plans. */
    private record Volume(long number, boolean share) {}

    /**
     * The flow. One that never brings the floor of a day is told; one that seldom does is warned of.
     *
     * @param channels those that the rule judges
     * @param least accounts that a day needs; 0 where no days are counted
     */
    static Optional<Flow> read(Fields restart, List<ChannelPlan> channels, Lookup lookup, long least) {
        Fields fields = restart.in("measured_on", KEYS);
        List<String> written = KEYS.known().stream().filter(fields::has).toList();
        if (written.size() != 1) {
            fields.tellOf(
                    "needs exactly one of probe, residual, held_flat and proxy, such as {probe: 130 per day}",
                    fields.instead("{probe: 130 per day}"));
            return Optional.empty();
        }
        var reader = new FlowReader(fields, channels, lookup, least);
        String key = written.get(0);
        return key.equals("proxy") ? reader.proxy() : reader.own(key);
    }

    private Optional<Flow> own(String key) {
        var volume = fields.get(key, VOLUME);
        if (volume.isPresent() && volume.get().share()) {
            return share(key, volume.get().number()).map(perDay -> Flow.of(kind(key), perDay));
        }
        volume.ifPresent(
                known -> enough(key, "brings " + Figures.grouped(known.number()) + " accounts/day", known.number()));
        return volume.map(known -> Flow.of(kind(key), known.number()));
    }

    private static Flow.Kind kind(String key) {
        return switch (key) {
            case "probe" -> Flow.Kind.PROBE;
            case "residual" -> Flow.Kind.RESIDUAL;
            default -> Flow.Kind.HELD_FLAT;
        };
    }

    private Optional<Long> share(String key, long millionths) {
        Optional<Long> smallest = Optional.empty();
        for (ChannelPlan channel : channels) {
            OptionalLong step = channel.largestStep();
            if (step.isEmpty()) {
                fields.tell(
                        key,
                        "is a share of the steps of " + channel.name()
                                + ", which plans none; write a number such as 130 per day");
                return Optional.empty();
            }
            long product = Math.multiplyExact(step.getAsLong(), millionths);
            String multiplied =
                    "of " + step.getAsLong() + "/day = " + Figures.written(MetricKind.COUNT, product) + " accounts/day";
            enough(key, multiplied, product / Levels.WHOLE);
            smallest = Optional.of(Math.min(smallest.orElse(Long.MAX_VALUE), Math.max(1, product / Levels.WHOLE)));
        }
        return smallest;
    }

    private Optional<Flow> proxy() {
        var declared = Form.of(
                        "a declared channel",
                        value -> Channel.normalise(value.text()).filter(lookup.declaredChannels()::contains))
                .refusing(value -> Optional.of(Nearest.refusal(value.text(), lookup.declaredChannels())));
        var name = fields.get("proxy", declared);
        if (name.isPresent()
                && channels.stream().anyMatch(channel -> channel.name().equals(name.get()))) {
            fields.tell("proxy", "is judged by this rule itself; name a channel that goes on when this one pauses");
            return Optional.empty();
        }
        var channel = name.flatMap(lookup::channel);
        if (channel.isPresent() && channel.get().largestStep().isEmpty()) {
            fields.tell(
                    "proxy",
                    "plans no steps, so nobody knows how many accounts it brings",
                    fields.instead("{probe: 130 per day}"));
            return Optional.empty();
        }
        long perDay = channel.map(ChannelPlan::largestStep)
                .orElse(OptionalLong.empty())
                .orElse(0);
        channel.ifPresent(known -> enough("proxy", "brings " + Figures.grouped(perDay) + " accounts/day", perDay));
        return channel.map(known -> new Flow(Flow.Kind.PROXY, perDay, known.name()));
    }

    private void enough(String key, String flow, long perDay) {
        if (perDay < least) {
            fields.tell(
                    key,
                    flow + ", " + Figures.grouped(least) + " needed on each day; raise the flow or lower the floor",
                    key.equals("proxy") ? null : fields.put(key, least + least * 3 / 10 + " per day"));
            return;
        }
        double chance = least == 0 ? 1 : new Arrivals(perDay).atLeast(least);
        if (chance < MOST_DAYS) {
            fields.warn(
                    key,
                    flow + ": the floor of " + Figures.grouped(least) + " is reached on " + Math.round(100 * chance)
                            + " % of days only; the others neither count nor break");
        }
    }

    private static Optional<Volume> volume(Scalar value) {
        Matcher matcher = PER_DAY.matcher(value.text());
        if (matcher.matches()) {
            return Optional.of(new Volume(Long.parseLong(matcher.group(1)), false));
        }
        return Levels.share(value)
                .filter(share -> share > 0 && share <= Levels.WHOLE)
                .map(share -> new Volume(share, true));
    }
}
