package io.rampwatch.mapping;

import io.rampwatch.event.DeclaredEvent;
import io.rampwatch.event.Header;
import io.rampwatch.event.Origin;
import io.rampwatch.event.Received;
import io.rampwatch.wire.EventReader;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The door of Rampwatch for every topic: CloudEvents as they are, records of a mapped topic through its mapping. A
 * record of a mapped topic that says by its headers that it is a CloudEvent is read as one. It never throws.
 *
 * <p>One thread at a time.
 */
public final class FeedReader implements Serializable {
    private final EventReader events;
    private final HashMap<String, MappedFeed> byTopic = new HashMap<>();
    private final @Nullable MappedFeed everywhere;

    private FeedReader(EventReader events, @Nullable MappedFeed everywhere) {
        this.events = events;
        this.everywhere = everywhere;
    }

    /**
     * A reader of CloudEvents, and of the topics that mappings name.
     *
     * @param mappings no two of them for one topic
     * @param minutesMax the longest credible piece of manual work, in minutes, by source; 1,440 for others
     */
    public static FeedReader of(Collection<Mapping> mappings, Map<String, Long> minutesMax) {
        return of(mappings, minutesMax, List.of());
    }

    /**
     * A reader of CloudEvents, types of a plan's own among them, and of the topics that mappings name.
     *
     * @param mappings no two of them for one topic
     * @param minutesMax the longest credible piece of manual work, in minutes, by source; 1,440 for others
     * @param declared the types that the plan declares
     */
    public static FeedReader of(
            Collection<Mapping> mappings, Map<String, Long> minutesMax, List<DeclaredEvent> declared) {
        var reader = new FeedReader(new EventReader(minutesMax, declared), null);
        for (Mapping mapping : mappings) {
            var feed = new MappedFeed(new Mapper(mapping, minutesMax, declared));
            for (String topic : mapping.input().topics()) {
                MappedFeed other = reader.byTopic.put(topic, feed);
                if (other != null) {
                    throw new IllegalArgumentException("the topic " + topic + " has two mappings: "
                            + other.mapping().name() + " and " + mapping.name());
                }
            }
        }
        return reader;
    }

    /**
     * A reader of records that are all of one mapping, wherever they lie: those of a file.
     *
     * @param minutesMax the longest credible piece of manual work, in minutes, by source; 1,440 for others
     * @param declared the types that the plan declares
     */
    public static FeedReader ofAll(Mapping mapping, Map<String, Long> minutesMax, List<DeclaredEvent> declared) {
        return new FeedReader(
                new EventReader(minutesMax, declared), new MappedFeed(new Mapper(mapping, minutesMax, declared)));
    }

    /**
     * Reads one record.
     *
     * @param key the record's key, kept with a dead letter only; null for none
     * @param value the record's value; null for none
     * @param headers as they came
     * @param origin where it came from; its arrival, where known, bounds the event's time
     * @return all that became of it, at least one
     */
    public List<Received> read(byte @Nullable [] key, byte @Nullable [] value, List<Header> headers, Origin origin) {
        MappedFeed feed = byTopic.getOrDefault(origin.topic(), everywhere);
        return feed == null || EventReader.isCloudEvent(headers)
                ? List.of(events.read(key, value, headers, origin))
                : feed.read(key, value, headers, origin);
    }
}
