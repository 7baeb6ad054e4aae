package io.rampwatch.standalone;

/**
 * An event of the launch week.
 *
 * @param atMillis when it happened, epoch milliseconds
 * @param key the account, the key of its record
 * @param json the event as it is sent
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to a topic; nobody compares them
record Happening(long atMillis, String key, byte[] json) {}
