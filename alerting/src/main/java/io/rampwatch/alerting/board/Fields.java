package io.rampwatch.alerting.board;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Settings of the fields of a panel that a matcher names. */
record Fields(ObjectNode json) {
    Fields set(String property, String value) {
        property(property).put("value", value);
        return this;
    }

    Fields set(String property, int value) {
        property(property).put("value", value);
        return this;
    }

    Fields set(String property, boolean value) {
        property(property).put("value", value);
        return this;
    }

    Fields set(String property, ObjectNode value) {
        property(property).set("value", value);
        return this;
    }

    Fields unit(Unit unit) {
        return set("unit", unit.id()).set("decimals", unit.decimals());
    }

    Fields dashed() {
        return line(8, 8);
    }

    Fields dotted() {
        return line(2, 6);
    }

    private Fields line(int drawn, int left) {
        ObjectNode style = Json.object().put("fill", "dash");
        style.putArray("dash").add(drawn).add(left);
        return set("custom.lineStyle", style);
    }

    Fields colour(String name) {
        return set("color", Json.object().put("mode", "fixed").put("fixedColor", name));
    }

    /** A cell that leads somewhere. */
    Fields link(String title, String url) {
        property("links").putArray("value").addObject().put("title", title).put("url", url);
        return this;
    }

    Fields words(Words words) {
        property("mappings").putArray("value").add(words.mapping());
        return this;
    }

    private ObjectNode property(String id) {
        return json.withArray("/properties").addObject().put("id", id);
    }
}
