package io.rampwatch.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the directory knows, by name. */
public interface Entries {
    /** What is known of a name; null for nothing. */
    @Nullable
    Entry find(String name);

    /** Keeps what is known of a name now. */
    void keep(String name, Entry entry);

    /** Forgets a name. */
    void drop(String name);

    /** All names, in any order. For what happens rarely: it looks at everything. */
    List<String> names();
}
