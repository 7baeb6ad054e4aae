package io.rampwatch.foresight;

import io.rampwatch.rule.Lane;
import io.rampwatch.rule.StopRule;
import org.jspecify.annotations.Nullable;

/** The figures of a rule that counts closed days only. */
final class ExactFigures implements Figures {
    private static final double HOUR_MINUTES = 60;
    private static final int BUSINESS_DAYS = 5;
    private static final int WEEK = 7;

    private final Scene scene;
    private final SlowChance chance;
    private final boolean business;

    ExactFigures(Scene scene) {
        this.scene = scene;
        StopRule rule = scene.rule();
        this.chance = chance(scene);
        this.business = rule.lane(Lane.Kind.SLOW).orElseThrow().business();
    }

    /** The chance of the slow lane of a scene. */
    static SlowChance chance(Scene scene) {
        StopRule rule = scene.rule();
        long limit = scene.limit();
        return new SlowChance(rule.days(), rule.least(), (k, n) -> rule.side().beyond(k, n, limit), scene.many());
    }

    @Override
    public Prospect.FalsePause falsePause(long usualMillionths) {
        return new Prospect.FalsePause(chance.within(judged(DAYS), scene.perDay(), usualMillionths / 1e6), 0);
    }

    @Override
    public Prospect.Change change(long fromMillionths, long toMillionths) {
        double to = toMillionths / 1e6;
        var days = chance.medianDays(judged(DAYS), scene.perDay(), to);
        @Nullable
        Double hours = days.isEmpty()
                ? null
                : (calendar(days.getAsInt()) * Traffic.DAY + scene.closingMinutes()) / HOUR_MINUTES;
        return new Prospect.Change(toMillionths, true, chance.within(judged(DAYS), scene.perDay(), to), hours, 0);
    }

    /** Of so many calendar days those that are judged. */
    private int judged(int days) {
        return business ? days / WEEK * BUSINESS_DAYS : days;
    }

    /** Over how many calendar days so many judged ones lie, on the mean. */
    private double calendar(int days) {
        return business ? (double) days * WEEK / BUSINESS_DAYS : days;
    }
}
