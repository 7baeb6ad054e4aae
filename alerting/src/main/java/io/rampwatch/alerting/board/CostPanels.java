package io.rampwatch.alerting.board;

/** What waiting costs. */
final class CostPanels {
    private CostPanels() {}

    /** One more hour of a channel beside an hour of its pause. */
    static Panel hour(String channel) {
        var table = new Table("One more hour, and an hour of pause");
        table.describe("What an hour costs at the rates of the plan, from the least to the most: staff and engineers"
                + " for what new accounts bring along if it goes on, the margin of accounts that would have activated"
                + " if it is paused. What is not known is left out.");
        table.noValue("–");
        table.label("choice", "If we", 90);
        table.number(by("low", channel), "at least", Unit.COUNT, 100);
        table.number(by("high", channel), "at most", Unit.COUNT, 100);
        table.label("currency", "of", 60);
        return table.sortedBy("If we", false).done();
    }

    private static String by(String bound, String channel) {
        return "max by (choice, currency) (rampwatch_cost_per_hour{bound=\"" + bound + "\"" + channel + "})";
    }
}
