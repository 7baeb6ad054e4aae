package io.rampwatch.standalone;

import io.rampwatch.account.Measures;
import io.rampwatch.channel.ChannelTotals;
import io.rampwatch.event.Channel;
import io.rampwatch.event.Conservation;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.Kind;
import io.rampwatch.metric.Metric;
import io.rampwatch.plan.Plan;
import io.rampwatch.wire.ChannelTotalsJson;
import io.rampwatch.wire.HeartbeatJson;
import io.rampwatch.wire.SummaryJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a whole input added up to, for a person and for a program. */
final class Summary {
    private final List<ChannelTotals> channels;
    private final Conservation law;
    private final String activation;

    private Summary(List<ChannelTotals> channels, Conservation law, String activation) {
        this.channels = channels;
        this.law = law;
        this.activation = activation;
    }

    /** Reads what the job said at its end, and writes the summary's file. */
    static Summary write(Path file, Plan plan, Path work) throws IOException {
        Map<String, ChannelTotals> totals = new HashMap<>();
        plan.channelNames().forEach(name -> totals.put(name, new ChannelTotals(name, Map.of())));
        totals.put(Channel.ALL, new ChannelTotals(Channel.ALL, Map.of()));
        for (String line : Files.readAllLines(work.resolve("totals.jsonl"))) {
            var read = ChannelTotalsJson.read(line.getBytes(StandardCharsets.UTF_8));
            totals.put(read.channel(), read);
        }
        Map<String, Long> counts = Map.of();
        for (String line : Files.readAllLines(work.resolve("heartbeats.jsonl"))) {
            counts = HeartbeatJson.read(line.getBytes(StandardCharsets.UTF_8)).counts();
        }
        List<ChannelTotals> channels = new ArrayList<>(totals.values());
        channels.sort(Comparator.comparing((ChannelTotals each) ->
                        Channel.withoutPlan(each.channel()).equals(Channel.ALL))
                .thenComparing(ChannelTotals::channel));
        var summary = new Summary(
                channels,
                Conservation.of(counts),
                plan.activation().map(Metric::id).orElse(""));
        Files.writeString(file, summary.json());
        return summary;
    }

    /** Whether both conservation laws hold. */
    boolean whole() {
        return law.recordsResidual() == 0 && law.eventsResidual() == 0;
    }

    /** As one line of JSON. */
    String json() {
        return new String(SummaryJson.write(channels, law, activation), StandardCharsets.UTF_8) + "\n";
    }

    /** As a person reads it. */
    String table(Path out) {
        int width = channels.stream()
                .mapToInt(each -> each.channel().length())
                .max()
                .orElse(0);
        var text = new StringBuilder();
        text.append(String.format(
                "%n%-" + width + "s  %9s  %18s  %9s  %16s  %16s  %14s%n",
                "channel",
                "signups",
                activation.isEmpty() ? "activated" : activation,
                "failed",
                "tickets/100",
                "escalations/100",
                "manual min"));
        channels.forEach(each -> text.append(row(each, width)));
        return text.append(law())
                .append("written to ")
                .append(out)
                .append(System.lineSeparator())
                .toString();
    }

    private String row(ChannelTotals each, int width) {
        long signups = each.flow(Measures.SIGNUPS);
        return String.format(
                Locale.ROOT,
                "%-" + width + "s  %,9d  %18s  %,9d  %16s  %16s  %,14.1f%n",
                each.channel(),
                signups,
                share(each.cohort(activation), signups, 100, "%"),
                each.accounts(Kind.PROVISIONING_FAILED.noun()),
                share(each.flow(Kind.TICKET_OPENED.noun()), signups, 100, ""),
                share(each.flow(Kind.ESCALATION_RAISED.noun()), signups, 100, ""),
                each.flow(Measures.amountOf(Kind.WORK_LOGGED.noun())) / 1e6);
    }

    private static String share(long k, long n, double scale, String unit) {
        return n == 0
                ? String.format(Locale.ROOT, "%,d  (no n)", k)
                : String.format(Locale.ROOT, "%,d  (%.1f%s)", k, scale * k / n, unit);
    }

    private String law() {
        return String.format(
                Locale.ROOT,
                "%n%,d records in: %,d counted, %,d duplicate, %,d too late, %,d refused%s%n",
                law.count(Fate.IN),
                law.count(Fate.COUNTED),
                law.count(Fate.DUPLICATE),
                law.count(Fate.LATE_DROPPED),
                law.refused(),
                whole()
                        ? "; nothing was lost"
                        : String.format("; LOST: %d records, %d events", law.recordsResidual(), law.eventsResidual()));
    }
}
