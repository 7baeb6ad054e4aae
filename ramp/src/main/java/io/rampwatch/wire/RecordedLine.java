package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rampwatch.event.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file of events: the event itself, or a recording {@code {"arrival": epochMillis, "raw": "…"}} of what
 * arrived when, whatever it was.
 *
 * @param arrivalMillis when it arrived, epoch milliseconds; {@link Origin#UNKNOWN} for a plain line
 * @param value the record's value
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes from one call to the next; nobody compares it
public record RecordedLine(long arrivalMillis, byte[] value) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] BEGINNING = "{\"arrival\"".getBytes(StandardCharsets.UTF_8);

    /** What a line holds. A line that is no whole recording is a plain one: intake says what is wrong with it. */
    public static RecordedLine of(byte[] line) {
        RecordedLine recorded = Json.begins(line, BEGINNING) ? recorded(line) : null;
        return recorded == null ? new RecordedLine(Origin.UNKNOWN, line) : recorded;
    }

    private static @Nullable RecordedLine recorded(byte[] line) {
        try (JsonParser json = JSON.createParser(line)) {
            boolean shaped = json.nextToken() == JsonToken.START_OBJECT
                    && "arrival".equals(json.nextFieldName())
                    && json.nextToken() == JsonToken.VALUE_NUMBER_INT;
            long arrival = shaped ? json.getLongValue() : 0;
            shaped = shaped && "raw".equals(json.nextFieldName()) && json.nextToken() == JsonToken.VALUE_STRING;
            byte[] raw = shaped ? json.getText().getBytes(StandardCharsets.UTF_8) : line;
            return shaped && json.nextToken() == JsonToken.END_OBJECT ? new RecordedLine(arrival, raw) : null;
        } catch (IOException notOne) {
            return null;
        }
    }
}
