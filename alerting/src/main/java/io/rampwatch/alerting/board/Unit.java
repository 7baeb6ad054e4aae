package io.rampwatch.alerting.board;

import io.rampwatch.metric.Metric;

/**
 * A unit as Grafana names it.
 *
 * @param id Grafana's name
 * @param decimals digits after the point
 */
record Unit(String id, int decimals) {
    static final Unit COUNT = new Unit("none", 0);
    static final Unit SHARE = new Unit("percentunit", 1);
    static final Unit NUMBER = new Unit("none", 1);
    static final Unit MINUTES = new Unit("suffix: min", 1);
    static final Unit AGE = new Unit("s", 1);
    static final Unit POINTS = new Unit("suffix: points", 1);
    static final Unit SECONDS = new Unit("s", 0);
    static final Unit BYTES = new Unit("bytes", 1);
    static final Unit PER_SECOND = new Unit("ops", 1);
    static final Unit PER_MINUTE = new Unit("suffix: /min", 1);
    static final Unit TIME = new Unit("dateTimeFromNow", 0);
    static final Unit INSTANT = new Unit("dateTimeAsIso", 0);

    /** Of the values of a metric. */
    static Unit of(Metric metric) {
        return switch (metric.kind()) {
            case CONVERSION, RATIO -> SHARE;
            case PER_100 -> NUMBER;
            case AMOUNT_PER_SUBJECT -> metric.id().contains("minutes") ? MINUTES : NUMBER;
            default -> COUNT;
        };
    }

    /** Of the difference of two values of a metric: shares differ by points. */
    static Unit ofDistance(Metric metric) {
        return of(metric).equals(SHARE) ? POINTS : of(metric);
    }
}
