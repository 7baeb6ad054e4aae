package io.rampwatch.plan;

import java.util.Map;
import java.util.Set;

/**
 * What a part of the file declares.
 *
 * @param good what could be read, by name
 * @param names all names that are written, the faulty ones included: to speak of one is no second fault
 */
record Declared<T>(Map<String, T> good, Set<String> names) {}
