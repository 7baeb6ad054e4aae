package io.rampwatch.mapping;

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
        if (said.startsWith(PRESET)) {
            return MappingReader.read(said, Presets.file(said.substring(PRESET.length())));
        }
        try {
            return MappingReader.read(said, Files.readAllBytes(Path.of(said)));
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
        return said.stream().map(MappingFile::demand).toList();
    }

    /** One mapping; what is wrong with it is the trouble. */
    public static Mapping demand(String said) {
        var read = read(said);
        Mapping mapping = read.mapping();
        if (mapping == null) {
            throw new IllegalArgumentException("the mapping cannot be used\n" + read.problems());
        }
        return mapping;
    }
}
