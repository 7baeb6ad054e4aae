package io.rampwatch.wire;

/** How many records were refused for one reason, as a line of JSON for programs. */
public final class LetterCountJson {
    private LetterCountJson() {}

    /**
     * Refused records of one reason, topic and mapping.
     *
     * @param stage the step of intake that refused them
     * @param topic the topic that they were read from
     * @param mapping name and hash of the mapping; empty for none
     * @param newest where the newest lies, {@code PARTITION:OFFSET}
     * @param newestMillis when it was refused, epoch milliseconds
     */
    public record LetterCount(
            String reason, String stage, String topic, String mapping, long count, String newest, long newestMillis) {
        /** Both together. */
        public LetterCount and(LetterCount other) {
            LetterCount newer = newestMillis > other.newestMillis ? this : other;
            return new LetterCount(
                    reason, stage, topic, mapping, count + other.count, newer.newest, newer.newestMillis);
        }
    }

    /** One object as UTF-8, without a line end. */
    public static byte[] write(LetterCount of) {
        return Json.object(json -> {
            json.writeStringField("reason", of.reason());
            json.writeStringField("stage", of.stage());
            json.writeStringField("topic", of.topic());
            json.writeStringField("mapping", of.mapping());
            json.writeNumberField("count", of.count());
            json.writeStringField("newest", of.newest());
            Json.instant(json, "newestAt", of.newestMillis());
        });
    }
}
