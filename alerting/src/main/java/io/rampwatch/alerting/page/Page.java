package io.rampwatch.alerting.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the owner needs to decide, at three in the morning, without opening anything else.
 *
 * @param env the environment, such as {@code production}
 * @param ramp the ramp's name
 * @param channel the channel that is to be paused
 * @param episode the number of its pause
 * @param owner who decides
 * @param tick the first tick of the pause, ISO 8601
 * @param planHash the plan in force
 * @param breach the rule that opened the pause
 * @param alsoBreached the rules that are breached beside it
 * @param numbers the five numbers of the channel
 * @param numbersAsOf the tick of these numbers; empty when none was read yet
 * @param next what to do now
 * @param cost what an hour costs; null where the plan has no rates or the channel has no numbers yet, and of pages from
 *     before it was told
 * @param severity {@link #CRITICAL}, {@link #WARNING} or {@link #INFO}; null of pages from before there were others
 *     than critical ones
 */
public record Page(
        String env,
        String ramp,
        String channel,
        int episode,
        String owner,
        String tick,
        String planHash,
        Breach breach,
        List<Breach> alsoBreached,
        List<Figure> numbers,
        String numbersAsOf,
        Next next,
        @Nullable Cost cost,
        @Nullable String severity) {
    /** Stop now. */
    static final String CRITICAL = "critical";

    /** Do not take the next step. */
    static final String WARNING = "warning";

    /** A proposal: the channel may restart. */
    static final String INFO = "info";

    /**
     * A breached rule, with its numbers as they were.
     *
     * @param rule its id and version, such as {@code activation-drop@1f2e3d4c}
     * @param sentence the rule in words
     * @param metric the id of the metric
     * @param value in the metric's own unit; null where there is none
     * @param numerator k; null where there is none
     * @param denominator n; null where there is none
     * @param interval the 95 % interval of the value: low, high; empty where the metric has none
     * @param limit in the metric's own unit
     * @param distance to the limit, below 0 beyond it; null where there is no value
     * @param words value, counts, limit and distance in a sentence
     * @param streak such as {@code 2 of 2 days}
     * @param since since which tick the breach holds, ISO 8601
     */
    public record Breach(
            String rule,
            String sentence,
            String metric,
            @Nullable Double value,
            @Nullable Long numerator,
            @Nullable Long denominator,
            List<Double> interval,
            double limit,
            @Nullable Double distance,
            String words,
            String streak,
            String since) {}

    /**
     * One number of the channel.
     *
     * @param metric the id of the metric
     * @param title its name
     * @param words the number with its counts and interval, or why there is none
     */
    public record Figure(String metric, String title, String words) {}

    /**
     * What one more hour of the ramp costs against an hour of pause.
     *
     * @param continuing hours of work and money, in words
     * @param pausing margin that does not come, in words
     * @param inputs what they follow from
     * @param unknown what is missing
     * @param excluded what is left out
     */
    public record Cost(
            String continuing, String pausing, List<String> inputs, List<String> unknown, List<String> excluded) {}

    /**
     * The way out.
     *
     * @param step whose layer is to be hardened next, and who answers for it; empty where the plan does not say
     * @param runbook where it is written; empty for nowhere
     * @param restart when the channel may start again, in words; empty where the rule does not say
     * @param decide the address at which the owner decides
     */
    public record Next(String step, String runbook, String restart, String decide) {}

    /** One line for a small screen. */
    public String summary() {
        String more = alsoBreached.isEmpty()
                ? ""
                : ", and " + alsoBreached.size() + " more rule" + (alsoBreached.size() == 1 ? "" : "s") + " breached";
        if (INFO.equals(severity)) {
            return channel + " may restart: " + breach.words() + " (" + ramp + ")";
        }
        return (WARNING.equals(severity) ? "Hold " : "Pause ") + channel + ": " + breach.words() + ", "
                + breach.streak() + more + " (" + ramp + ")";
    }
}
