package io.rampwatch.wire;

import io.rampwatch.channel.ChannelTotals;

/** What channels added up to, as JSON. */
public final class ChannelTotalsJson {
    private static final String SCHEMA = "rampwatch.totals.v1";

    private ChannelTotalsJson() {}

    /** One object as UTF-8, without a line end. */
    public static byte[] write(ChannelTotals totals) {
        return Json.write(SCHEMA, json -> {
            json.writeStringField("channel", totals.channel());
            HeartbeatJson.counts(json, "sums", totals.sums());
        });
    }

    /**
     * The totals that were written; fields that are not known are ignored.
     *
     * @throws IllegalArgumentException for what are no totals, or some of another major version
     */
    public static ChannelTotals read(byte[] value) {
        JsonFields totals = Json.read(SCHEMA, value);
        return new ChannelTotals(totals.text("channel"), HeartbeatJson.counts(totals, "sums"));
    }
}
