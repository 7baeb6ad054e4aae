package io.rampwatch.plan;

import io.rampwatch.plan.Freshness.OnBlind;
import java.util.List;
import java.util.Map;

/** Reads {@code freshness} and {@code on_blind}: what holds when the monitor cannot see. */
final class FreshnessReader {
    private static final Keys KEYS = Keys.of(
            "how long the monitor may see nothing, such as {degraded: 2m, blind: 5m, blind_long: 15m}",
            "degraded",
            "blind",
            "blind_long");
    private static final Form<OnBlind> ON_BLIND =
            Forms.oneOf(Map.of("hold", OnBlind.HOLD, "pause", OnBlind.PAUSE), List.of());

    private FreshnessReader() {}

    /** What is written; the default where nothing is, or where it has a fault. */
    static Freshness read(Fields top) {
        var usual = Freshness.DEFAULT;
        var onBlind = top.get("on_blind", ON_BLIND, usual.onBlind());
        if (!top.has("freshness")) {
            return new Freshness(
                    usual.degradedMinutes(), usual.blindMinutes(), usual.longMinutes(), onBlind.orElse(OnBlind.HOLD));
        }
        Fields fields = top.in("freshness", KEYS);
        var degraded = fields.get("degraded", Forms.SOME_MINUTES, usual.degradedMinutes());
        var blind = fields.get("blind", Forms.SOME_MINUTES, usual.blindMinutes());
        var longer = fields.get("blind_long", Forms.SOME_MINUTES, usual.longMinutes());
        if (Fields.lack(onBlind, degraded, blind, longer)) {
            return usual;
        }
        if (degraded.get() >= blind.get() || blind.get() >= longer.get()) {
            fields.tell("does not grow: degraded " + Figures.duration(degraded.get()) + ", blind "
                    + Figures.duration(blind.get()) + ", blind_long " + Figures.duration(longer.get())
                    + "; each must be longer than the one before");
        }
        return new Freshness(degraded.get(), blind.get(), longer.get(), onBlind.get());
    }
}
