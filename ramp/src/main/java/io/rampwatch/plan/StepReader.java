package io.rampwatch.plan;

import io.rampwatch.plan.ChannelPlan.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code steps} of a channel: planned volumes, each at most half as large again as the one before. */
final class StepReader {
    private static final Keys KEYS = Keys.of(
            "planned volumes, such as [{from: 2026-11-23, signups_per_day: 125}]",
            "from",
            "signups_per_day",
            "override");
    private static final Keys OVERRIDE = Keys.of("an override such as {reason: contract with the partner}", "reason");
    private static final Form<Long> VOLUME = Forms.whole(1, 100_000_000);

    private StepReader() {}

    /** The steps in the order of the file; none where one of them has a fault. */
    static List<Step> read(Fields channel) {
        List<Step> steps = new ArrayList<>();
        @Nullable LocalDate last = null;
        long volume = 0;
        int before = channel.faults();
        for (Fields entry : channel.each("steps", KEYS)) {
            var from = entry.get("from", Forms.DATE);
            var signups = entry.get("signups_per_day", VOLUME);
            var override =
                    entry.has("override") ? entry.in("override", OVERRIDE).get("reason", Forms.text("why")) : null;
            if (from.isPresent() && last != null && !from.get().isAfter(last)) {
                entry.tell("from", "is not after the step before, " + last);
            }
            if (signups.isPresent() && override == null && volume > 0 && signups.get() * 2 > volume * 3) {
                entry.tell("signups_per_day", tooMuch(signups.get(), volume), Long.toString(volume * 3 / 2));
            }
            last = from.orElse(last);
            volume = signups.orElse(0L);
            if (from.isPresent() && signups.isPresent()) {
                steps.add(new Step(from.get().toString(), signups.get()));
            }
        }
        return channel.faults() == before ? List.copyOf(steps) : List.of();
    }

    private static String tooMuch(long now, long before) {
        return "is " + Figures.grouped(((now - before) * 100 + before - 1) / before) + " % above the step before, "
                + before + "; at most 50 % (" + before * 3 / 2 + ") without override: {reason: …}";
    }
}
