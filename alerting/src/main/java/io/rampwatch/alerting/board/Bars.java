package io.rampwatch.alerting.board;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A panel of horizontal bars, one for each series. */
final class Bars extends Panel {
    Bars(String title, Unit unit) {
        super("bargauge", title);
        unit(unit);
        defaults().putObject("color").put("mode", "fixed").put("fixedColor", "blue");
        options()
                .put("displayMode", "basic")
                .put("orientation", "horizontal")
                .put("valueMode", "color")
                .put("namePlacement", "left")
                .put("showUnfilled", true)
                .put("sizing", "auto")
                .put("minVizHeight", 16)
                .put("maxVizHeight", 300)
                .put("minVizWidth", 8);
        ObjectNode reduced = options().putObject("reduceOptions");
        reduced.putArray("calcs").add("lastNotNull");
        reduced.put("fields", "").put("values", false);
    }

    Bars bar(String expression, String legend) {
        query(expression, true).put("legendFormat", legend);
        return this;
    }

    Bars between(double min, double max) {
        defaults().put("min", min).put("max", max);
        return this;
    }
}
