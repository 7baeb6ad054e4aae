package io.rampwatch.alerting.board;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A panel of curves over time: values solid, limits dashed, what is normal dotted. */
final class Curves extends Panel {
    private static final String LIMIT = "limit";
    private static final String NORMAL = "normal";
    private static final String LOW = "lower";
    private static final String HIGH = "upper";

    Curves(String title, Unit unit) {
        super("timeseries", title);
        unit(unit);
        defaults().putObject("color").put("mode", "palette-classic");
        defaults()
                .putObject("custom")
                .put("drawStyle", "line")
                .put("lineInterpolation", "stepAfter")
                .put("lineWidth", 2)
                .put("fillOpacity", 0)
                .put("showPoints", "never")
                .put("spanNulls", false);
        ObjectNode legend = options().putObject("legend");
        legend.put("displayMode", "table").put("placement", "bottom").put("showLegend", true);
        legend.putArray("calcs").add("lastNotNull").add("min").add("max");
        options().putObject("tooltip").put("mode", "multi").put("sort", "desc");
    }

    Curves curve(String expression, String legend) {
        query(expression, false).put("legendFormat", legend);
        return this;
    }

    /** A curve in a unit of its own, on the right. */
    Curves counts(String expression, String legend) {
        curve(expression, legend);
        override("byName", legend)
                .unit(Unit.COUNT)
                .colour("text")
                .set("custom.axisPlacement", "right")
                .set("custom.lineWidth", 1)
                .set("custom.fillOpacity", 8);
        return this;
    }

    /** Limits, from the series that the rules write. */
    Curves limit(String expression, String legend) {
        curve(expression, LIMIT + " " + legend);
        override("byRegexp", "^" + LIMIT + ".*").colour("red").dashed();
        return this;
    }

    /** Baselines, from the series of the plan. */
    Curves normal(String expression, String legend) {
        curve(expression, NORMAL + " " + legend);
        override("byRegexp", "^" + NORMAL + ".*").colour("green").dotted();
        return this;
    }

    /** The 95 % interval of one channel's value. */
    Curves interval(String low, String high) {
        curve(low, LOW + " 95 %");
        curve(high, HIGH + " 95 %");
        for (String side : new String[] {LOW, HIGH}) {
            override("byName", side + " 95 %").colour("blue").set("custom.lineWidth", 0);
        }
        override("byName", HIGH + " 95 %")
                .set("custom.fillBelowTo", LOW + " 95 %")
                .set("custom.fillOpacity", 15);
        return this;
    }

    /** Bars instead of lines. */
    Curves bars() {
        json.withObject("/fieldConfig/defaults/custom")
                .put("drawStyle", "bars")
                .put("fillOpacity", 60)
                .put("lineWidth", 1);
        return this;
    }

    /** One point an hour. */
    Curves hourly() {
        json.put("interval", "1h");
        return this;
    }
}
