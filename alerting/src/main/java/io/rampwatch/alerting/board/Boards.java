package io.rampwatch.alerting.board;

import io.rampwatch.plan.Plan;
import java.util.Map;
import java.util.TreeMap;

/**
 * The five boards of a ramp for Grafana, made from its plan. Each answers one question; all they show comes from
 * Prometheus, all words beside a number from the registry.
 */
public final class Boards {
    private Boards() {}

    /** The files of the boards, by name: the same plan gives the same bytes. */
    public static Map<String, String> of(Plan plan) {
        Map<String, Board> boards = Map.of(
                "ramp.json", new RampBoard(plan).board(),
                "channel.json", new ChannelBoard(plan).board(),
                "launch.json", new LaunchBoard(plan).board(),
                "support.json", new SupportBoard(plan).board(),
                "watcher.json", new WatcherBoard(plan).board());
        Map<String, String> files = new TreeMap<>();
        boards.forEach((name, board) -> files.put(name, Json.text(board.json())));
        return files;
    }
}
