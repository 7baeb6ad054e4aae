package io.rampwatch.alerting.expose;

/** How well a channel is seen, by the age of the newest word on it. */
enum Freshness {
    LIVE,
    /** Nothing for two minutes. */
    DEGRADED,
    /** Nothing for five minutes. */
    BLIND,
    /** Nothing for a quarter of an hour. */
    BLIND_LONG;

    private static final long MINUTE = 60_000;

    /** Of an age in milliseconds. */
    static Freshness of(long ageMillis) {
        if (ageMillis < 2 * MINUTE) {
            return LIVE;
        }
        if (ageMillis < 5 * MINUTE) {
            return DEGRADED;
        }
        return ageMillis < 15 * MINUTE ? BLIND : BLIND_LONG;
    }
}
