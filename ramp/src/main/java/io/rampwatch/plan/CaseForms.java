package io.rampwatch.plan;

import io.rampwatch.metric.Metric;
import io.rampwatch.metric.MetricKind;
import io.rampwatch.plan.RuleCase.Count;
import io.rampwatch.plan.RuleCase.Expected;
import io.rampwatch.plan.RuleCase.Look;
import io.rampwatch.rule.Cause;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.State;
import io.rampwatch.rule.StopRule;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How single values are written in a case. */
final class CaseForms {
    private static final long MOST = 2_000;
    private static final Pattern TIMES = Pattern.compile("(.*\\S) +x +([1-9][0-9]{0,3})");
    private static final Pattern COUNT = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})");
    private static final Pattern LOOK = Pattern.compile("([0-9]{1,7}(?:\\.[0-9]{1,6})?)(%?) of ([0-9]{1,9})");
    private static final Pattern HISTOGRAM = Pattern.compile("[0-9]{1,9}(:[0-9]{1,9}){1,20}");
    private static final Pattern LEVEL = Pattern.compile("([A-Z_]+)(?:\\(([A-Z_]+)\\))?(?: by (.+))?");
    private static final String NONE = "none";

    /** The name of a case or of a file. */
    static final Form<String> NAME = Forms.text("text such as two bad days pause");

    /** An instant. */
    static final Form<Long> INSTANT = Form.of("a time such as 2026-11-26T10:00:00Z", value -> {
        try {
            return Optional.of(Instant.parse(value.text()).toEpochMilli());
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    });

    /** Closed days. */
    static final Form<List<Count>> COUNTS = times("counts of a day such as 125/200, 125/200 x 3 or none", text -> {
        Matcher counts = COUNT.matcher(text);
        if (text.equals(NONE)) {
            return Optional.of(Count.NONE);
        }
        return counts.matches()
                ? Optional.of(new Count(Long.parseLong(counts.group(1)), Long.parseLong(counts.group(2))))
                : Optional.empty();
    });

    /** Accounts of an hour by outcome. */
    static final Form<List<List<Long>>> OUTCOMES =
            times("accounts of an hour such as 42/100, or by events of each such as 80:12:5, or none", text -> {
                Matcher counts = COUNT.matcher(text);
                if (text.equals(NONE)) {
                    return Optional.of(List.of());
                }
                if (counts.matches()) {
                    long k = Long.parseLong(counts.group(1));
                    long n = Long.parseLong(counts.group(2));
                    return k <= n ? Optional.of(List.of(n - k, k)) : Optional.empty();
                }
                return HISTOGRAM.matcher(text).matches()
                        ? Optional.of(Arrays.stream(text.split(":"))
                                .map(Long::parseLong)
                                .toList())
                        : Optional.empty();
            });

    private CaseForms() {}

    /** Reads one value of several that a person wrote in one. */
    private interface Reading<T> {
        Optional<T> of(String text);
    }

    /** Early values of a metric. */
    static Form<List<Look>> looks(Metric metric) {
        boolean share = metric.kind() == MetricKind.CONVERSION || metric.kind() == MetricKind.RATIO;
        String example = share ? "52% of 120" : "31.5 of 120";
        return times("a value on so many signups such as " + example + ", " + example + " x 24 or none", text -> {
            Matcher look = LOOK.matcher(text);
            if (text.equals(NONE)) {
                return Optional.of(new Look(null, 0));
            }
            if (!look.matches() || share == look.group(2).isEmpty()) {
                return Optional.empty();
            }
            double value = Double.parseDouble(look.group(1)) / (share ? 100 : 1);
            return Optional.of(new Look(value, Long.parseLong(look.group(3))));
        });
    }

    /** A declared channel, or another that a rule judges. */
    static Form<String> channel(Plan plan) {
        List<String> names = Stream.concat(
                        plan.channelNames().stream(), plan.rules().stream().flatMap(rule -> rule.channels().stream()))
                .distinct()
                .toList();
        return Form.of(
                        "a channel of the plan",
                        value -> Optional.of(value.text()).filter(names::contains))
                .refusing(value -> Optional.of(Nearest.refusal(value.text(), names)));
    }

    /** What a rule is to say. */
    static Form<Expected> expected(StopRule rule) {
        String words = "a level such as OK, WATCH, BREACH, RESTART_READY or UNKNOWN(TOO_FEW), or BREACH by "
                + (rule.proof().isEmpty() ? "2 days" : rule.proof().get(0).words());
        return Form.of(words, value -> {
            Matcher level = LEVEL.matcher(value.text());
            if (!level.matches()) {
                return Optional.empty();
            }
            Optional<State> state = named(State.values(), level.group(1));
            Optional<Cause> cause = Optional.ofNullable(level.group(2)).flatMap(name -> named(Cause.values(), name));
            @Nullable String lane = level.group(3);
            boolean known =
                    lane == null || rule.proof().stream().map(Lane::words).anyMatch(lane::equals);
            boolean fits = (level.group(2) == null || cause.isPresent()) && known;
            @Nullable Cause why = cause.orElse(null);
            return state.filter(word -> fits).map(word -> new Expected(rule.id(), word, why, lane));
        });
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, @Nullable String name) {
        return Arrays.stream(all)
                .filter(each -> each.name().equals(name == null ? null : name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static <T> Form<List<T>> times(String words, Reading<T> reading) {
        return Form.of(words, value -> {
            Matcher times = TIMES.matcher(value.text());
            String one = times.matches() ? times.group(1) : value.text();
            long many = times.matches() ? Long.parseLong(times.group(2)) : 1;
            return many > MOST ? Optional.empty() : reading.of(one).map(each -> Collections.nCopies((int) many, each));
        });
    }

    /** All that was written, one after the other. */
    static <T> List<T> repeated(List<List<T>> written) {
        List<T> all = new ArrayList<>();
        written.forEach(all::addAll);
        return List.copyOf(all);
    }
}
