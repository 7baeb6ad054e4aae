package io.rampwatch.mapping;

import io.rampwatch.event.DeclaredEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A mapping as an argument names it: a file, or {@code preset:NAME}. */
public final class MappingFile {
    private static final String PRESET = "preset:";

    private MappingFile() {}

    /**
     * The mapping, or everything that is wrong with it.
     *
     * @throws IllegalArgumentException with a sentence for the user, where there is no such file or preset
     */
    public static MappingReader.Result read(String said) {
        return read(said, List.of());
    }

    private static MappingReader.Result read(String said, List<DeclaredEvent> declared) {
        if (said.startsWith(PRESET)) {
            return MappingReader.read(said, Presets.file(said.substring(PRESET.length())));
        }
        try {
            return MappingReader.read(said, Files.readAllBytes(Path.of(said)), declared);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "the mapping " + said + " cannot be read: is there such a file? A preset is named " + PRESET
                            + "NAME, with one of " + String.join(", ", Presets.names()),
                    unreadable);
        }
    }

    /**
     * The mappings; what is wrong with one of them is the trouble.
     *
     * @throws IllegalArgumentException with all that is wrong with the first that is
     */
    public static List<Mapping> demand(List<String> said) {
        return demand(said, List.of());
    }

    /**
     * The mappings, which may emit types of a plan's own; what is wrong with one of them is the trouble.
     *
     * @param declared the types that the plan declares
     * @throws IllegalArgumentException with all that is wrong with the first that is
     */
    public static List<Mapping> demand(List<String> said, List<DeclaredEvent> declared) {
        return said.stream().map(each -> demand(each, declared)).toList();
    }

    /** One mapping; what is wrong with it is the trouble. */
    public static Mapping demand(String said) {
        return demand(said, List.of());
    }

    /** One mapping, which may emit types of a plan's own; what is wrong with it is the trouble. */
    public static Mapping demand(String said, List<DeclaredEvent> declared) {
        var read = read(said, declared);
        Mapping mapping = read.mapping();
        if (mapping == null) {
            throw new IllegalArgumentException("the mapping cannot be used\n" + read.problems());
        }
        return mapping;
    }
}
