package io.rampwatch.mapping;

import io.rampwatch.wire.JsonTree;
import io.rampwatch.wire.Scalar;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON document, such as {@code /context/groupId}.
 *
 * @param steps from the document inwards; none for the document itself
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901, JSON Pointer</a>
 */
record Pointer(List<String> steps) implements Serializable {
    private static final Pattern FORM = Pattern.compile("(/([^~]|~[01])*)?", Pattern.DOTALL);
    private static final int LONGEST = 500;

    /** The pointer that a text is; empty where it is none. */
    static Optional<Pointer> of(String written) {
        if (written.length() > LONGEST || !FORM.matcher(written).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Pointer(Arrays.stream(written.split("/", -1))
                .skip(1)
                .map(Pointer::unescaped)
                .toList()));
    }

    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    /** What stands there; null where nothing does. */
    @Nullable
    JsonTree find(JsonTree document) {
        JsonTree found = document;
        for (String step : steps) {
            found = found == null ? null : found.at(step);
        }
        return found;
    }

    /** The single value that stands there; null where it is absent, null or blank. */
    @Nullable
    Scalar value(JsonTree document) {
        JsonTree found = find(document);
        return found == null ? null : found.scalar();
    }
}
