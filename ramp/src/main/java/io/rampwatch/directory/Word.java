package io.rampwatch.directory;

/**
 * What everybody who sends events to accounts must know.
 *
 * @param kind what was said
 * @param name whom it is about: an account, or the pseudonym of one that was erased
 * @param account the survivor of a merge; the key of the pseudonym for an erasure; empty otherwise
 * @param atMillis since when, epoch milliseconds of event time
 */
public record Word(Kind kind, String name, String account, long atMillis) {
    /** What can be said. */
    public enum Kind {
        /** From then on the events of one account are those of another. */
        MERGED,
        /** Events of this account are dropped. */
        ERASED,
        /** The erasure is so long ago that nothing of it is kept, not even the pseudonym; or the merge is gone. */
        FORGOTTEN
    }
}
