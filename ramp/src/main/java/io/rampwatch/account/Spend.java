package io.rampwatch.account;

import io.rampwatch.event.Kind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What was spent on a channel, by day and campaign. A day is reported again when it is restated: the report with the
 * highest version holds, from its minute on.
 *
 * <p>It lies under the number of its day, at midnight of UTC, because the day of a report has no time zone of its own:
 * the channel knows the one of the ramp.
 */
final class Spend {
    private static final String NAME = Kind.SPEND_REPORTED.noun();
    private static final String AMOUNT = Measures.amountOf(NAME);
    private static final char CAMPAIGN = '\u001f';
    private static final long DAY_MINUTES = 1_440;

    private Spend() {}

    /**
     * What the report of a day and campaign that holds stands for, by cell.
     *
     * @param key the key of its fact
     * @param effectMinute the minute from which on it is to be known
     */
    static Map<Cell, Long> of(AccountState state, String key, long effectMinute) {
        Fact report = state.facts().get(key);
        Map<Cell, Long> cells = new HashMap<>();
        if (report != null && report.counted()) {
            String day = key.substring(NAME.length() + 1);
            int campaign = day.indexOf(CAMPAIGN);
            long position = LocalDate.parse(campaign < 0 ? day : day.substring(0, campaign))
                            .toEpochDay()
                    * DAY_MINUTES;
            String channel = state.countsIn();
            cells.put(new Cell(channel, AMOUNT, Facet.LATEST, position, effectMinute, -1), report.millionths());
            cells.put(new Cell(channel, NAME, Facet.LATEST, position, effectMinute, -1), 1L);
            if (report.code() != null) {
                String currency = Measures.currenciesOf(NAME) + report.code();
                cells.put(new Cell(channel, currency, Facet.LATEST, position, effectMinute, -1), 1L);
            }
        }
        return cells;
    }
}
