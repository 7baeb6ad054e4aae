package io.rampwatch.alerting.ledger;

import io.rampwatch.episode.Episode;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What alerting knows for good, in one SQLite file: episodes, decisions, the outbox, and how far each topic was read.
 *
 * <p>A batch is taken in one transaction, offsets included: a crash leaves all of it or nothing, and what is read again
 * changes nothing, because a level counts only when its tick is newer than the last one of its rule, and a decision
 * only once.
 *
 * <p>A level opens its episode whatever its age; it pages only when it is fresh. So a backlog or a replay pages nobody,
 * and what still holds at its end pages with the first fresh tick.
 *
 * <p>Safe for use by several threads; one transaction at a time.
 */
public final class Ledger implements AutoCloseable {
    private final LedgerSettings settings;
    private final PageText text;
    private final LedgerFile file;
    private final Outbox outbox;
    private final Hours hours;

    Ledger(LedgerSettings settings, PageText text, LedgerFile file) {
        this.settings = settings;
        this.text = text;
        this.file = file;
        this.outbox = new Outbox(file);
        this.hours = new Hours(file);
    }

    /**
     * How the ledger stands.
     *
     * @param outbox how the outbox stands
     * @param open the open episodes
     * @param episodes how many episodes there were, by channel
     * @param decisions how many decisions there were, by kind
     * @param decided the latest decision of each kind on each channel
     * @param bytes the size of its files
     */
    public record Standing(
            Outbox.Standing outbox,
            List<Episode> open,
            Map<String, Integer> episodes,
            Map<String, Integer> decisions,
            List<Decided> decided,
            long bytes) {}

    /**
     * The latest decision of a kind on a channel.
     *
     * @param channel the channel
     * @param kind what was decided
     * @param atMillis from when it holds, epoch milliseconds of event time
     */
    public record Decided(String channel, String kind, long atMillis) {}

    /**
     * Opens a ledger, or makes one.
     *
     * @param text what is told to the outside
     * @throws LedgerException when that cannot be, with the reason
     */
    public static Ledger open(LedgerSettings settings, PageText text) {
        return new Ledger(settings, text, LedgerFile.open(settings.file()));
    }

    /**
     * Takes a batch: all of it, or nothing.
     *
     * @throws LedgerException when nothing was taken, with the reason
     */
    public Taken take(Batch batch) {
        return file.inTransaction("take a batch", handle -> new Taking(handle, settings, text).take(batch));
    }

    /** The next offset of each partition that was read. */
    public Map<Place, Long> offsets() {
        return read(newest -> newest.offsets());
    }

    /** The newest level of each rule in each version on each channel. */
    public List<Level> levels() {
        return read(newest -> newest.levels());
    }

    /** The newest reading of each channel. */
    public List<Reading> readings() {
        return read(newest -> newest.readings());
    }

    /** All episodes, by channel and number. */
    public List<Episode> episodes() {
        return file.inTransaction("be read", handle -> new EpisodeTable(handle, new DecisionTable(handle)).all());
    }

    /** What waits to be told. */
    public Outbox outbox() {
        return outbox;
    }

    /** The values of full hours that wait to be told. */
    public Hours hours() {
        return hours;
    }

    /** How it stands. */
    public Standing standing() {
        Outbox.Standing rows = outbox.standing();
        return file.inTransaction("be read", handle -> {
            var decisions = new DecisionTable(handle);
            var episodes = new EpisodeTable(handle, decisions);
            return new Standing(
                    rows, episodes.open(), episodes.counts(), decisions.counts(), decisions.latest(), file.bytes());
        });
    }

    /** The id of the first decision that was changed after it was written; empty when the chain holds. */
    public Optional<String> brokenDecision() {
        return file.inTransaction("be read", handle -> new DecisionTable(handle).broken());
    }

    @Override
    public void close() {
        file.close();
    }

    private <T> T read(Function<NewestTable, T> question) {
        return file.inTransaction("be read", handle -> question.apply(new NewestTable(handle)));
    }
}
