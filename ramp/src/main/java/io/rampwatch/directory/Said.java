package io.rampwatch.directory;

import io.rampwatch.event.Addressed;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.OpsEvent;
import java.util.ArrayList;
import java.util.List;

/** What follows from one event, or from a time that has come, in the directory. */
public final class Said {
    private final List<Addressed> events = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final List<DeadLetter> refused = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final List<Reminder> reminders = new ArrayList<>();
    private final List<Long> unmatched = new ArrayList<>();

    Said() {}

    /**
     * A count of a source.
     *
     * @param source the source
     * @param word what became of its events
     * @param count how many, or how many less
     */
    public record Tally(String source, String word, long count) {}

    /**
     * A time at which the directory must look at a name again.
     *
     * @param atMillis event time, epoch milliseconds
     * @param name the name
     */
    public record Reminder(long atMillis, String name) {}

    void address(Addressed event) {
        events.add(event);
    }

    void word(Word word) {
        words.add(word);
    }

    void refuse(DeadLetter letter) {
        refused.add(letter);
    }

    void tally(OpsEvent event, Fate fate, long count) {
        tallies.add(new Tally(event.source(), fate.label(), count));
    }

    void remind(long atMillis, String name) {
        reminders.add(new Reminder(atMillis, name));
    }

    void unmatched(long atMillis) {
        unmatched.add(atMillis);
    }

    /** Events on their way to accounts. */
    public List<Addressed> events() {
        return events;
    }

    /** Words for everybody who sends events to accounts. */
    public List<Word> words() {
        return words;
    }

    /** Records that are refused. */
    public List<DeadLetter> refused() {
        return refused;
    }

    /** What became of events, of those whose fate is decided here. */
    public List<Tally> tallies() {
        return tallies;
    }

    /** When to look at names again. */
    public List<Reminder> reminders() {
        return reminders;
    }

    /** Event times at which a record became an unmatched one. */
    public List<Long> unmatched() {
        return unmatched;
    }
}
