package io.rampwatch.plan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** The bytes of a YAML file of ours to its tree, or to what is wrong with them. Nothing is thrown. */
public final class YamlText {
    private static final int LARGEST = 256 * 1024;

    private YamlText() {}

    /**
     * What a file is.
     *
     * @param word one such file, such as {@code plan}
     * @param beginning how one begins, for who gave an empty one
     */
    public record Kind(String word, String beginning) {}

    /**
     * Reads a file.
     *
     * @param yaml its bytes, UTF-8, at most 256 KiB
     * @param problems takes what is wrong, each with its line
     * @return its tree, of which parts may be {@link Node.Broken}; null where there is none
     */
    public static @Nullable Node read(Kind kind, byte[] yaml, Problems problems) {
        if (yaml.length > LARGEST) {
            problems.add(1, "", "", "has " + yaml.length + " bytes; a " + kind.word() + " has at most " + LARGEST);
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(yaml))
                    .toString();
            return tree(kind, text.startsWith("\uFEFF") ? text.substring(1) : text, problems);
        } catch (CharacterCodingException bytes) {
            problems.add(1, "", "", "is not UTF-8 text");
            return null;
        }
    }

    private static @Nullable Node tree(Kind kind, String text, Problems problems) {
        problems.over(text);
        var reader = new TreeReader(kind, text, problems);
        try {
            return reader.read();
        } catch (MarkedYAMLException syntax) {
            int line = syntax.getProblemMark() == null
                    ? reader.line()
                    : syntax.getProblemMark().getLine() + 1;
            problems.add(line, "", "", "is not YAML here: " + syntax.getProblem());
        } catch (ReaderException character) {
            String before = text.substring(0, Math.min(text.length(), character.getPosition()));
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            problems.add(line, "", "", "has a character near here that YAML does not allow");
        } catch (YAMLException | IllegalArgumentException odd) {
            problems.add(reader.line(), "", "", "is not YAML near here");
        }
        return null;
    }
}
