package io.rampwatch.mapping;

import java.io.Serializable;
import java.util.List;

/**
 * How the payloads of one source become events: a file that was checked whole before its first record.
 *
 * @param name of the mapping
 * @param source what its events name as their source, a URI
 * @param hash the first 12 hex digits of the file's SHA-256
 * @param input what is read
 * @param rules the first that applies holds
 */
public record Mapping(String name, String source, String hash, Input input, List<Rule> rules) implements Serializable {

    /** By what a refused record says who read it: name and hash. */
    public String label() {
        return name + "@" + hash;
    }
}
