package io.rampwatch.foresight;

/** The figures of one scene, calculated or simulated. */
interface Figures {
    /** Days of the ramp, and days after a change in which it is to be found. */
    int DAYS = 14;

    /** How often the rule breaches where all is as usual. */
    Prospect.FalsePause falsePause(long usualMillionths);

    /** When it breaches after a change for the worse. */
    Prospect.Change change(long fromMillionths, long toMillionths);
}
