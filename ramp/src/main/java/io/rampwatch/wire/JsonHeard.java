package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Hears what a walk over a JSON record meets, in its order, and keeps what it wants. */
interface JsonHeard {
    /**
     * An object or an array opens.
     *
     * @param depth how many are open around it; 0 for the document itself
     * @param name its name in the object around it; null in an array and for the document
     * @param object whether it is an object
     */
    void open(int depth, @Nullable String name, boolean object);

    /** The object or array that opened last closes. */
    void close();

    /**
     * A single value.
     *
     * @param depth how many objects and arrays are open around it
     * @param name its name in the object around it; null in an array
     * @param form what it is; null for a JSON null
     * @param value where its characters are
     */
    void value(int depth, @Nullable String name, Scalar.@Nullable Form form, JsonParser value) throws IOException;
}
