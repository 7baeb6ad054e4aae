package io.rampwatch.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * When numbers were not to be trusted, in order.
 *
 * @param spans each from one tick to another
 */
public record DoubtSpans(List<Span> spans) {
    static final DoubtSpans NONE = new DoubtSpans(List.of());
    private static final int MOST = 500;

    /**
     * A time in which they were not.
     *
     * @param fromMillis the first tick
     * @param toMillis the last tick
     */
    public record Span(long fromMillis, long toMillis) {}

    /** With a doubted tick; it prolongs the span that reached up to the tick before. */
    DoubtSpans with(long tickMillis, long beforeMillis) {
        List<Span> all = new ArrayList<>(spans);
        Span last = all.isEmpty() ? null : all.get(all.size() - 1);
        if (last != null && last.toMillis() >= beforeMillis) {
            all.set(all.size() - 1, new Span(last.fromMillis(), tickMillis));
        } else {
            all.add(new Span(tickMillis, tickMillis));
        }
        return new DoubtSpans(List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size())));
    }

    boolean touch(long fromMillis, long toMillis) {
        return spans.stream().anyMatch(span -> span.fromMillis() <= toMillis && span.toMillis() >= fromMillis);
    }
}
