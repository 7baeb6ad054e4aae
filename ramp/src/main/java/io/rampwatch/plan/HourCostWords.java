package io.rampwatch.plan;

import io.rampwatch.metric.RampHour;
import io.rampwatch.metric.Range;
import io.rampwatch.metric.WorkCost;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The two costs of an hour as a person reads them, each with what it follows from. */
public final class HourCostWords {
    private static final double MILLION = 1e6;
    private static final double WHOLE = 100;

    private final RampHour hour;
    private final String currency;

    /**
     * Words.
     *
     * @param currency the currency of the rates, such as {@code USD}
     */
    public HourCostWords(RampHour hour, String currency) {
        this.hour = hour;
        this.currency = currency;
    }

    /** What one more hour costs in work, such as {@code 1.2 to 1.4 h of work, 68.20 to 81.00 USD}. */
    public String continuing() {
        Range hours = hour.work().stream().map(WorkCost::hours).reduce(Range.NONE, Range::plus);
        Range money = hour.continuing();
        return range(hours) + " h of work, "
                + (money == null ? "its price is not known" : range(money) + " " + currency);
    }

    /** What an hour of pause costs in accounts that do not come. */
    public String pausing() {
        Range money = hour.pausing();
        return money == null
                ? "not known"
                : range(money) + " " + currency + " of margin of accounts that would have activated";
    }

    /** Each kind of work with what was multiplied. */
    public List<String> inputs() {
        return hour.work().stream().map(this::input).toList();
    }

    private String input(WorkCost work) {
        Range money = work.money();
        return work.what() + ": "
                + work.inputs().stream()
                        .map(each ->
                                range(each.value()) + " " + (each.name().equals(work.what()) ? "an hour" : each.name()))
                        .collect(Collectors.joining(" × "))
                + " = " + range(work.hours()) + " h" + (money == null ? "" : ", " + range(money) + " " + currency);
    }

    private static String range(Range of) {
        String least = number(of.leastMillionths());
        String most = number(of.mostMillionths());
        return least.equals(most) ? least : least + " to " + most;
    }

    private static String number(long millionths) {
        double value = millionths / MILLION;
        return String.format(Locale.ROOT, value >= WHOLE ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
