package io.rampwatch.plan;

import io.rampwatch.plan.Node.Scalar;
import io.rampwatch.rule.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code proof}: the ways to prove a breach, or that a restart may be proposed. */
final class Proof {
    private static final Pattern DAYS = Pattern.compile("([1-9]|1[0-4]) (business )?days?");
    private static final Pattern LIVE = Pattern.compile("live ([1-9][0-9]{0,2}) ?h");
    private static final Pattern HELD = Pattern.compile("([1-9][0-9]{0,4}) ?(m|h)");
    private static final Pattern EVIDENCE = Pattern.compile("evidence ((?:0|[1-9][0-9]?)(?:\\.[0-9]{1,4})?) ?%");
    private static final Pattern LATER = Pattern.compile("pace.*|[0-9]+ of [0-9]+ ticks", Pattern.CASE_INSENSITIVE);
    private static final int MOST_LIVE_HOURS = 168;
    private static final long MOST_HELD_MINUTES = 10_080;
    private static final long LEAST_CONFIDENCE = 500_000;
    private static final long MOST_CONFIDENCE = 999_999;

    private static final Form<Lane> STOP = Form.of(
                    "a proof such as 2 days, 2 business days, live 24h, 90m or evidence 99%", Proof::lane)
            .refusing(Proof::refusal);
    private static final Form<Lane> RESTART = Form.of(
                    "a proof such as 5 business days, 5 days or 4h",
                    value -> lane(value).filter(lane -> isDays(lane) || isHeld(lane)))
            .refusing(value -> lane(value).isPresent()
                    ? Optional.of("proves no restart; write such as 5 business days, 5 days or 4h")
                    : refusal(value));

    private Proof() {}

    /** The lanes of a stop rule, in the order of the file, each of another kind; empty where one has a fault. */
    static Optional<List<Lane>> ofStop(Fields rule) {
        int before = rule.faults();
        List<Lane> lanes = rule.list("proof", STOP);
        List<Lane.Kind> seen = new ArrayList<>();
        for (Lane lane : lanes) {
            if (seen.contains(lane.kind())) {
                rule.tell(
                        "proof",
                        "has two entries of one kind; keep the one that proves what is meant, such as " + lane.words(),
                        "[" + lane.words() + "]");
            }
            seen.add(lane.kind());
        }
        return lanes.isEmpty() || rule.faults() > before ? Optional.empty() : Optional.of(lanes);
    }

    /** The proof of a restart: days, business days, or a level that is held; exactly one. */
    static Optional<Lane> ofRestart(Fields restart) {
        int written = restart.length("proof");
        List<Lane> proofs = restart.list("proof", RESTART);
        if (written > 1) {
            restart.tell(
                    "proof", "has " + written + " entries; a restart takes exactly one, such as [5 business days]");
        }
        return written == 1 ? proofs.stream().findFirst() : Optional.empty();
    }

    private static boolean isDays(Lane lane) {
        return lane.kind() == Lane.Kind.SLOW;
    }

    private static boolean isHeld(Lane lane) {
        return lane.kind() == Lane.Kind.HELD;
    }

    private static Optional<Lane> lane(Scalar value) {
        return match(DAYS, value, Proof::days)
                .or(() -> match(LIVE, value, Proof::live))
                .or(() -> match(HELD, value, Proof::held))
                .or(() -> match(EVIDENCE, value, Proof::evidence));
    }

    private static Optional<Lane> match(Pattern form, Scalar value, Function<Matcher, Optional<Lane>> lane) {
        Matcher matcher = form.matcher(value.text());
        return matcher.matches() ? lane.apply(matcher) : Optional.empty();
    }

    private static Optional<Lane> days(Matcher found) {
        int days = Integer.parseInt(found.group(1));
        return Optional.of(found.group(2) == null ? Lane.days(days) : Lane.businessDays(days));
    }

    private static Optional<Lane> live(Matcher found) {
        int hours = Integer.parseInt(found.group(1));
        return hours <= MOST_LIVE_HOURS ? Optional.of(Lane.live(hours)) : Optional.empty();
    }

    private static Optional<Lane> held(Matcher found) {
        long minutes = Long.parseLong(found.group(1)) * (found.group(2).equals("h") ? 60 : 1);
        return minutes <= MOST_HELD_MINUTES ? Optional.of(Lane.held((int) minutes)) : Optional.empty();
    }

    private static Optional<Lane> evidence(Matcher found) {
        long confidence = Levels.scaled(found.group(1), 4);
        return confidence >= LEAST_CONFIDENCE && confidence <= MOST_CONFIDENCE
                ? Optional.of(Lane.evidence(confidence))
                : Optional.empty();
    }

    private static Optional<String> refusal(Scalar value) {
        if (LATER.matcher(value.text()).matches()) {
            return Optional.of("comes in a later version; write such as live 24h or 90m");
        }
        if (value.text().startsWith("evidence")) {
            return Optional.of("is no confidence from 50% to 99.9999%; write such as evidence 99%");
        }
        boolean many = value.text().matches("[0-9]+ (business )?days?");
        return many ? Optional.of("is not a number of days from 1 to 14 such as 2 days") : Optional.empty();
    }
}
