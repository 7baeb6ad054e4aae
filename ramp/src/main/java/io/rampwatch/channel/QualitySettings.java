package io.rampwatch.channel;

import java.io.Serializable;
import java.util.Map;

/**
 * How the quality of all input is judged.
 *
 * @param watched the sources of which the plan says something, by URI
 * @param correctionMinutes how late a fact may come and still correct the numbers
 */
public record QualitySettings(Map<String, SourceWatch> watched, long correctionMinutes) implements Serializable {
    SourceWatch watch(String source) {
        return watched.getOrDefault(source, SourceWatch.USUAL);
    }
}
