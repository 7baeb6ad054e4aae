package io.rampwatch.plan;

import org.jspecify.annotations.Nullable;

/** Reads {@code gap}: how long a streak outlives having no verdict. */
final class GapReader {
    private GapReader() {}

    /** In minutes; null where nothing is written, or something with a fault. */
    static @Nullable Long read(Fields fields) {
        return fields.has("gap") ? fields.get("gap", Forms.SOME_MINUTES).orElse(null) : null;
    }
}
