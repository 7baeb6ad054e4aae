package io.rampwatch.account;

import io.rampwatch.event.OpsEvent;
import io.rampwatch.metric.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One account that hears reports, and the net sums of all that it said of them. */
final class Told {
    static final long CORRECTIONS = 72 * Report.HOUR;
    static final long UNKNOWN = Long.MIN_VALUE;

    private final AccountBook book;
    private final Map<Cell, Long> sums = new HashMap<>();
    private final Map<String, Long> fates = new TreeMap<>();
    private AccountState state = AccountState.NEW;
    private long watermarkMillis = UNKNOWN;

    private Told(List<Metric> metrics) {
        this(new AccountBook(metrics, CORRECTIONS));
    }

    private Told(AccountBook book) {
        this.book = book;
    }

    /** An account of which all is counted by its plan type, too. */
    static Told byPlanType() {
        return new Told(new AccountBook(Report.metrics(), CORRECTIONS).byPlanType(true));
    }

    static Told nothing() {
        return new Told(Report.metrics());
    }

    static Told nothing(List<Metric> metrics) {
        return new Told(metrics);
    }

    static Told of(Report... reports) {
        var told = nothing();
        told.hear(reports);
        return told;
    }

    Told at(long minute) {
        watermarkMillis = Report.START + minute * Report.MINUTE;
        return this;
    }

    Told atMillis(long millis) {
        watermarkMillis = Report.START + millis;
        return this;
    }

    Told hear(Report... reports) {
        for (Report report : reports) {
            hear(report.event());
        }
        return this;
    }

    Told hear(OpsEvent event) {
        var taken = book.take(state, event, watermarkMillis);
        state = taken.after();
        for (Contribution said : taken.contributions()) {
            if (said.facet() == Facet.TALLY) {
                fates.merge(said.measure(), said.value(), Long::sum);
            } else {
                sums.merge(said.cell(), said.value(), Long::sum);
            }
        }
        return this;
    }

    Told resettle(OpsEvent event) {
        var taken = book.resettle(state, event, watermarkMillis);
        state = taken.after();
        taken.contributions().forEach(said -> sums.merge(said.cell(), said.value(), Long::sum));
        return this;
    }

    Told forget() {
        state = book.forget(state, watermarkMillis);
        return this;
    }

    AccountBook book() {
        return book;
    }

    AccountState state() {
        return state;
    }

    /** How many events became what. */
    Map<String, Long> fates() {
        return fates;
    }

    /** All cells that add up to something. */
    Map<Cell, Long> sums() {
        Map<Cell, Long> net = new HashMap<>(sums);
        net.values().removeIf(value -> value == 0);
        return net;
    }

    /** The sum over all minutes and bins, by channel. */
    Map<String, Long> byChannel(Facet facet, String measure) {
        Map<String, Long> net = new TreeMap<>();
        sums().forEach((cell, value) -> {
            if (cell.facet() == facet && cell.measure().equals(measure)) {
                net.merge(cell.channel(), value, Long::sum);
            }
        });
        net.values().removeIf(value -> value == 0);
        return net;
    }
}
