package io.rampwatch.episode;

/**
 * A version of the plan, as it travels on {@code ramp.control} to the running job.
 *
 * <p>It holds from its event time on, never before. From when it is announced until then, and for {@code shadowMinutes}
 * after it, the rules of both versions are judged and recorded; only those in force decide. What is no good plan
 * changes nothing.
 *
 * @param id unique; one that is read twice is one
 * @param by who changed the plan
 * @param atMillis the event time from which it holds, epoch milliseconds
 * @param shadowMinutes for how long the rules that it replaces are judged beside it
 * @param yaml the whole file, byte for byte as it was checked, as UTF-8
 */
public record PlanVersion(String id, String by, long atMillis, long shadowMinutes, String yaml) {
    /** How long a replaced version is judged beside its successor unless said: a day. */
    public static final long SHADOW_MINUTES = 1_440;
}
