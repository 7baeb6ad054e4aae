package io.rampwatch.mapping;

import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Reason;
import io.rampwatch.wire.Draft;

/** What became of a record, or of one element of a record that is an array. */
public sealed interface Outcome {
    /** The whole record is meant. */
    int WHOLE = -1;

    /** Which element of the array, counted from 0; {@link #WHOLE} where the record is no array. */
    int element();

    /**
     * An event.
     *
     * @param draft as the mapping wrote it
     * @param event as it is counted
     */
    record Event(int element, Draft draft, OpsEvent event) implements Outcome {
        /** As CloudEvents 1.0 in structured JSON mode. */
        public byte[] json() {
            return draft.json();
        }
    }

    /** Nothing of interest, by a rule that says so. */
    record Ignored(int element, String rule) implements Outcome {}

    /** No rule applies. */
    record NotMatched(int element) implements Outcome {}

    /** It cannot be an event; the first check that failed is named. */
    record Refusal(int element, Reason reason, String detail) implements Outcome {}
}
