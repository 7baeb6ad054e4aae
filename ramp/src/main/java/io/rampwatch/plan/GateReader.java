package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.GateEvidence.Attested;
import io.rampwatch.plan.GateEvidence.Measured;
import io.rampwatch.plan.GateEvidence.Visible;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code gate}: for each check a person with a date, a share with a level, or what must be visible. */
final class GateReader {
    private static final Keys KEYS = Keys.of(
            "checks of the readiness gate, such as {controls: {by: cto, until: 2026-12-31}}",
            Stream.concat(Stream.of(GateCheck.values()).map(GateCheck::key), Stream.of("board_target", "override"))
                    .toArray(String[]::new));
    private static final Keys EVIDENCE = Keys.of(
            "who attests it and until when, such as {by: cto, until: 2026-12-31}",
            "by",
            "until",
            "metric",
            "at_least",
            "visible",
            "within");
    private static final Keys OVERRIDE = Keys.of(
            "who lets the ramp go on below the gate, such as {by: VP Growth, reason: contract with the partner}",
            "by",
            "reason");
    private static final long DAY = 1_440;

    private final Declared<Metric> metrics;
    private final Collection<String> signers;

    /**
     * A reader.
     *
     * @param signers the owner and the deputies, who alone may override; empty where they are not known
     */
    GateReader(Declared<Metric> metrics, Collection<String> signers) {
        this.metrics = metrics;
        this.signers = signers;
    }

    /** The gate of a group that has one; otherwise the one that holds for all. */
    Gate read(Fields group, Gate otherwise) {
        if (!group.has("gate")) {
            return otherwise;
        }
        Fields gate = group.in("gate", KEYS);
        Map<GateCheck, GateEvidence> evidence = new EnumMap<>(GateCheck.class);
        evidence.putAll(otherwise.evidence());
        for (GateCheck check : GateCheck.values()) {
            if (gate.has(check.key())) {
                evidence(gate.in(check.key(), EVIDENCE)).ifPresent(known -> evidence.put(check, known));
            }
        }
        boolean board =
                gate.get("board_target", Forms.TRUTH, otherwise.boardTarget()).orElse(false);
        Gate.Waiver override = gate.has("override") ? override(gate.in("override", OVERRIDE)) : otherwise.override();
        return new Gate(Collections.unmodifiableMap(evidence), board, override);
    }

    private Optional<GateEvidence> evidence(Fields fields) {
        List<String> ways =
                Stream.of("by", "metric", "visible").filter(fields::has).toList();
        if (ways.size() != 1) {
            fields.tell("needs exactly one of by (with until), metric (with at_least) and visible (with within), "
                    + "such as {by: cto, until: 2026-12-31}");
            return Optional.empty();
        }
        return switch (ways.get(0)) {
            case "by" -> attested(fields);
            case "metric" -> measured(fields);
            default -> visible(fields);
        };
    }

    private Optional<GateEvidence> attested(Fields fields) {
        belongs(fields, "by", "until");
        var by = fields.get("by", Forms.text("who answers for it, such as cto"));
        var until = fields.get("until", Forms.DATE);
        return by.flatMap(who -> until.map(day -> new Attested(who, day)));
    }

    private Optional<GateEvidence> measured(Fields fields) {
        belongs(fields, "metric", "at_least");
        var metric = fields.get("metric", Lookup.declared(metrics));
        var level = fields.get("at_least", Levels.of(MetricKind.CONVERSION));
        var known = metric.map(metrics.good()::get);
        if (known.isPresent() && !LimitReader.isShare(known.get())) {
            fields.tell("metric", "is no share; a check is measured by a share such as a conversion or a ratio");
        }
        return metric.flatMap(id -> level.map(least -> new Measured(id, least)));
    }

    private Optional<GateEvidence> visible(Fields fields) {
        belongs(fields, "visible", "within");
        var seen = fields.list("visible", Lookup.declared(metrics));
        var within = fields.get("within", Forms.SOME_MINUTES, DAY);
        return seen.isEmpty() ? Optional.empty() : within.map(minutes -> new Visible(seen, minutes));
    }

    private static void belongs(Fields fields, String way, String with) {
        EVIDENCE.known().stream()
                .filter(key -> !key.equals(way) && !key.equals(with) && fields.has(key))
                .forEach(key -> fields.tell(key, "does not belong to " + way + "; leave it out"));
    }

    private Gate.@Nullable Waiver override(Fields fields) {
        var by = fields.get(
                "by",
                Form.of(
                                "the owner or a deputy",
                                value -> Optional.of(value.text())
                                        .filter(who -> signers.isEmpty() || signers.contains(who)))
                        .refusing(value -> Optional.of(Nearest.refusal(value.text(), signers))));
        var reason = fields.get("reason", Forms.text("why"));
        return Fields.lack(by, reason) ? null : new Gate.Waiver(by.get(), reason.get());
    }
}
