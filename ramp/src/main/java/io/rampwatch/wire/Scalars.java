package io.rampwatch.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of one JSON object that intake asks for, by name; all others are not kept. */
final class Scalars {
    private final Set<String> wanted;
    private final Map<String, Scalar> found = new HashMap<>();

    Scalars(Set<String> wanted) {
        this.wanted = wanted;
    }

    /** Whether a value of this name would be kept. */
    boolean wants(String name) {
        return wanted.contains(name);
    }

    /** Keeps a value. A blank string is as good as none. */
    void keep(String name, Scalar.Form form, String written) {
        if (form != Scalar.Form.TEXT) {
            found.put(name, new Scalar(form, written));
        } else if (!written.isBlank()) {
            found.put(name, new Scalar(form, written.strip()));
        }
    }

    /** The value of that name; null where it is absent, null or blank. */
    @Nullable
    Scalar find(String name) {
        return found.get(name);
    }

    boolean has(String name) {
        return found.containsKey(name);
    }

    /** The value as an id or a word; null where it is absent or cannot be one. */
    @Nullable
    String text(String name) {
        var value = found.get(name);
        return value != null && value.isText() ? value.text() : null;
    }

    /** The value where it is a string; null for everything else. */
    @Nullable
    String string(String name) {
        var value = found.get(name);
        return value != null && value.form() == Scalar.Form.TEXT ? value.written() : null;
    }
}
