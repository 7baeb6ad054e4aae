package io.rampwatch.foresight;

import io.rampwatch.metric.Metric;
import io.rampwatch.plan.ChannelPlan;
import io.rampwatch.plan.ChannelPlan.Step;
import io.rampwatch.plan.Plan;
import io.rampwatch.rule.Lane;
import io.rampwatch.rule.Side;
import io.rampwatch.rule.StopRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a plan can see at the volumes that it plans.
 *
 * <p>Rules that count closed days only are calculated exactly; the others are simulated, by the same rule book that
 * judges the real ramp. The seed is fixed: the same plan gives the same figures.
 */
public final class Outlook {
    /** How many ramps are simulated together, over all rules and channels: what takes less than five seconds. */
    static final int RAMPS = 1_800;

    private static final int MOST_RAMPS = 400;
    private static final int LEAST_RAMPS = 60;
    /** Of a rule in a channel: false pauses, and two changes. */
    private static final int FIGURES = 3;

    /** How many days a ramp of a metric of one day lasts. */
    private static final long USUAL_DAYS = SimulatedFigures.BEFORE + Figures.DAYS + 2;

    private static final long TEN_POINTS = 100_000;
    private static final long WHOLE = 1_000_000;

    private final Plan plan;
    private final long seed;
    private final int budget;
    private final Map<String, Prospect> known = new HashMap<>();
    private final Set<String> simulated = new HashSet<>();
    private int ramps = MOST_RAMPS;

    private Outlook(Plan plan, long seed, int budget) {
        this.plan = plan;
        this.seed = seed;
        this.budget = budget;
    }

    /**
     * All rules in the order of the plan, each in its channels and at the smallest planned volume, at which it sees
     * least.
     *
     * @param seed of the simulation
     */
    public static List<Prospect> of(Plan plan, long seed) {
        return of(plan, seed, RAMPS);
    }

    /** The same with so many simulated ramps as are to be spread over rules and channels. */
    static List<Prospect> of(Plan plan, long seed, int budget) {
        return new Outlook(plan, seed, budget).all();
    }

    private List<Prospect> all() {
        List<Scene> scenes = new ArrayList<>();
        for (StopRule rule : plan.rules()) {
            for (String channel : rule.channels()) {
                Metric metric = metric(rule.metric());
                scenes.add(Scene.of(plan.agreedRules(), rule, metric, channel, volume(channel)));
            }
        }
        spread(scenes);
        return scenes.stream().map(this::prospect).toList();
    }

    /**
     * Spreads the ramps. Where they are too few for all, each rule has its smallest channel first, in which it sees
     * least.
     */
    private void spread(List<Scene> scenes) {
        Map<String, Scene> asked = new LinkedHashMap<>();
        scenes.stream()
                .filter(scene -> scene.whyNot().isEmpty() && !exact(scene.rule()))
                .forEach(scene -> asked.putIfAbsent(key(scene), scene));
        Map<String, Long> seen = new HashMap<>();
        Map<Scene, Long> turns = new LinkedHashMap<>();
        asked.values().stream()
                .sorted(Comparator.comparingLong(Scene::perDay))
                .forEach(scene -> turns.put(scene, seen.merge(scene.rule().id(), 1L, Long::sum)));
        long weights = 0;
        for (Scene scene :
                asked.values().stream().sorted(Comparator.comparing(turns::get)).toList()) {
            if ((weights + weight(scene)) * FIGURES * LEAST_RAMPS <= budget) {
                weights += weight(scene);
                simulated.add(key(scene));
            }
        }
        ramps = (int) Math.max(LEAST_RAMPS, Math.min(MOST_RAMPS, budget / (FIGURES * Math.max(1, weights))));
    }

    /** How many usual ramps one of its ramps is as long as. */
    private static long weight(Scene scene) {
        long days = SimulatedFigures.days(scene, SimulatedFigures.BEFORE + Figures.DAYS);
        return (days + USUAL_DAYS - 1) / USUAL_DAYS;
    }

    private Prospect prospect(Scene scene) {
        Prospect same = known.computeIfAbsent(key(scene), key -> look(scene));
        return new Prospect(
                scene.rule().id(),
                scene.channel(),
                same.metric(),
                same.perHundred(),
                same.perDay(),
                same.limitMillionths(),
                same.usualMillionths(),
                same.changes(),
                same.falsePause(),
                same.leastPerDay(),
                same.why());
    }

    /** All that the figures depend on. */
    private String key(Scene scene) {
        StopRule rule = scene.rule();
        return String.join(
                "|",
                rule.metric(),
                rule.side().name(),
                String.valueOf(rule.limits().get(scene.channel())),
                rule.proof().toString(),
                rule.on().name(),
                Long.toString(rule.least()),
                String.valueOf(rule.gapMinutes()),
                String.valueOf(usual(scene)),
                Long.toString(scene.perDay()));
    }

    private Prospect look(Scene scene) {
        var whyNot = scene.whyNot();
        if (whyNot.isPresent()) {
            return nothing(scene, whyNot.get());
        }
        if (!exact(scene.rule()) && !simulated.contains(key(scene))) {
            return nothing(
                    scene,
                    "the plan has more rules and channels than a check has time to simulate;"
                            + " a plan with fewer of them shows it");
        }
        Long usual = usual(scene);
        var figures = exact(scene.rule()) ? new ExactFigures(scene) : new SimulatedFigures(scene, ramps, seed);
        List<Prospect.Change> changes = targets(scene, usual).stream()
                .map(to -> change(scene, figures, usual, to))
                .toList();
        return new Prospect(
                scene.rule().id(),
                scene.channel(),
                scene.metric().id(),
                scene.many(),
                scene.perDay(),
                scene.limit(),
                usual,
                changes,
                usual == null ? null : figures.falsePause(usual),
                usual == null
                        ? null
                        : LeastVolume.of(scene, usual, changes.get(0).toMillionths()),
                null);
    }

    private static Prospect.Change change(Scene scene, Figures figures, @Nullable Long usual, long to) {
        boolean beyond = scene.rule().side().beyond(to, WHOLE, scene.limit());
        return beyond
                ? figures.change(usual == null ? scene.limit() : usual, to)
                : new Prospect.Change(to, false, 0, null, 0);
    }

    private Prospect nothing(Scene scene, String why) {
        return new Prospect(
                scene.rule().id(),
                scene.channel(),
                scene.metric().id(),
                scene.many(),
                scene.perDay(),
                0,
                null,
                List.of(),
                null,
                null,
                why);
    }

    /** Ten points worse than usual, and ten points worse than the limit where that is farther. */
    private static List<Long> targets(Scene scene, @Nullable Long usual) {
        var targets = new TreeSet<Long>();
        long limit = scene.limit();
        targets.add(worse(scene, usual == null ? limit : usual));
        targets.add(worse(scene, limit));
        List<Long> all = new ArrayList<>(targets);
        if (down(scene.rule().side())) {
            Collections.reverse(all);
        }
        return all;
    }

    /** Ten points worse, or half the way where there are not as many. */
    private static long worse(Scene scene, long from) {
        if (down(scene.rule().side())) {
            return from > TEN_POINTS ? from - TEN_POINTS : from / 2;
        }
        return scene.many() || from + TEN_POINTS < WHOLE ? from + TEN_POINTS : (from + WHOLE) / 2;
    }

    private static boolean down(Side side) {
        return side == Side.FALLS_TO || side == Side.BELOW;
    }

    private static boolean exact(StopRule rule) {
        return rule.proof().stream().allMatch(lane -> lane.kind() == Lane.Kind.SLOW);
    }

    private @Nullable Long usual(Scene scene) {
        return plan.channels().stream()
                .filter(channel -> channel.name().equals(scene.channel()))
                .map(channel -> channel.baselines().get(scene.metric().id()))
                .filter(Objects::nonNull)
                .map(ChannelPlan.Baseline::valueMillionths)
                .findFirst()
                .orElse(null);
    }

    /** The smallest planned volume; 0 where none is planned. */
    private long volume(String channel) {
        return plan.channels().stream()
                .filter(known -> known.name().equals(channel))
                .flatMap(known -> known.steps().stream())
                .mapToLong(Step::signupsPerDay)
                .filter(volume -> volume > 0)
                .min()
                .orElse(0);
    }

    private Metric metric(String id) {
        return plan.metrics().stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric " + id));
    }
}
