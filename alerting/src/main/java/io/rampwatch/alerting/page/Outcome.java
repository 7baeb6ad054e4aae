package io.rampwatch.alerting.page;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to tell somebody: whether to try again is part of the answer. */
public sealed interface Outcome {
    /** The word in metrics. */
    String label();

    /** Tells the outcome to whoever keeps the outbox. */
    void settle(Settling by);

    /** What each outcome means for the row that was tried. */
    interface Settling {
        void accepted(String answer);

        void again(@Nullable Duration after, String why);

        void refused(String why);
    }

    /**
     * It was accepted; not more: nobody has seen it yet.
     *
     * @param answer what the other side said
     */
    record Sent(String answer) implements Outcome {
        @Override
        public String label() {
            return "accepted";
        }

        @Override
        public void settle(Settling by) {
            by.accepted(answer);
        }
    }

    /**
     * Later.
     *
     * @param after how long the other side wants us to wait; null when it did not say
     * @param why in words
     */
    record Retry(@Nullable Duration after, String why) implements Outcome {
        @Override
        public String label() {
            return "retry";
        }

        @Override
        public void settle(Settling by) {
            by.again(after, why);
        }
    }

    /**
     * Never: something in our configuration is wrong.
     *
     * @param why in words
     */
    record Refused(String why) implements Outcome {
        @Override
        public String label() {
            return "refused";
        }

        @Override
        public void settle(Settling by) {
            by.refused(why);
        }
    }
}
