package io.rampwatch.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The mappings that come with Rampwatch. Each says in its head what it was checked against. */
public final class Presets {
    private static final List<String> NAMES = List.of("debezium", "segment", "stripe", "zendesk");
    /** Asked for, and not there yet. */
    private static final Map<String, String> LATER = Map.of(
            "intercom", "its webhooks name no company, so that a feed of account.linked must come first",
            "hubspot", "its tickets name no company, so that a feed of ticket.linked must come first");

    private Presets() {}

    /** Their names, in the order of the alphabet. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The file of a preset.
     *
     * @throws IllegalArgumentException with a sentence for the user, for a name that there is not
     */
    public static byte[] file(String name) {
        if (LATER.containsKey(name)) {
            throw new IllegalArgumentException("the preset '" + name + "' comes later: " + LATER.get(name)
                    + "; a mapping file of your own can do what it would");
        }
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "there is no preset '" + name + "'; there are " + String.join(", ", NAMES));
        }
        try (InputStream file = Presets.class.getResourceAsStream("/mappings/" + name + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("the preset " + name + " was not packaged");
            }
            return file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * A preset, ready to be used.
     *
     * @throws IllegalArgumentException with a sentence for the user, for a name that there is not
     */
    public static Mapping mapping(String name) {
        var read = MappingReader.read("preset:" + name, file(name));
        Mapping mapping = read.mapping();
        if (mapping == null) {
            throw new IllegalStateException(read.problems().toString());
        }
        return mapping;
    }
}
