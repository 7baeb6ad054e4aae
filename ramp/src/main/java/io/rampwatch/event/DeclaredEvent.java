package io.rampwatch.event;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of event that a plan declares beside those of the contract, such as {@code order.placed}. It happens to a
 * thing of an account, which it names.
 *
 * @param name the type without prefix and version
 * @param subject what the thing is called, such as {@code order}
 * @param key the field of {@code data} that names the thing
 * @param again whether it can happen to one thing more than once; else it counts once for ever
 * @param amount the field of {@code data} with its amount, a number of units; null where it has none
 * @param fields further fields of {@code data} that are kept
 */
public record DeclaredEvent(
        String name,
        String subject,
        String key,
        boolean again,
        @Nullable String amount,
        List<String> fields) implements Serializable {
    /** The CloudEvents {@code type}, such as {@code io.rampwatch.order.placed.v1}. */
    public String type() {
        return "io.rampwatch." + name + ".v1";
    }
}
