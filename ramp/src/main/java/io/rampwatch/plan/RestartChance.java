package io.rampwatch.plan;

import io.rampwatch.metric.MetricKind;
import io.rampwatch.metric.RunChance;
import io.rampwatch.plan.ChannelPlan.Baseline;
import io.rampwatch.rule.RestartCondition;
import java.util.Locale;

/** How long a channel that is as good as ever would take to meet its restart condition, exactly. */
final class RestartChance {
    private static final int TWENTY_DAYS = 20;

    private RestartChance() {}

    /** Warns of a target that a channel which runs at its baseline hardly ever meets. */
    static void check(Fields rule, RestartCondition restart, ChannelPlan channel) {
        Baseline baseline = channel.baselines().get(restart.metric());
        long perDay = restart.measuredOn().perDay();
        boolean share = restart.kind() == MetricKind.CONVERSION && restart.days() > 0;
        if (baseline == null || !share || perDay < restart.least() || baseline.valueMillionths() >= Levels.WHOLE) {
            return;
        }
        double good = RunChance.ofBlock(
                (k, n) -> restart.side().beyond(k, n, restart.levelMillionths()),
                Math.min(perDay, 10_000),
                baseline.valueMillionths() / 1e6);
        var run = new RunChance(restart.days(), good);
        double days = run.expectedBlocks();
        if (days > TWENTY_DAYS) {
            rule.at("restart").warn("when", words(restart, channel, baseline, days, run.within(TWENTY_DAYS)));
        }
    }

    private static String words(
            RestartCondition restart, ChannelPlan channel, Baseline baseline, double days, double chance) {
        String expected = days > 1_000 ? "more than 1,000" : String.format(Locale.ROOT, "%.0f", days);
        return String.format(
                Locale.ROOT,
                "is seldom met: at its baseline of %s, %s needs %s %s on average with %s accounts a day "
                        + "(%.0f %% within %d); set the level 3 points worse than what you expect",
                Figures.words(restart.kind(), baseline.valueMillionths()),
                channel.name(),
                expected,
                restart.businessDays() ? "business days" : "days",
                Figures.grouped(restart.measuredOn().perDay()),
                100 * chance,
                TWENTY_DAYS);
    }
}
