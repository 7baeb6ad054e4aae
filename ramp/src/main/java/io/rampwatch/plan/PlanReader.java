package io.rampwatch.plan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads a plan file, {@code ramp.yml}: the plan, or everything that is wrong with it, each fault with its line, the
 * value found and what would be right. Nothing is thrown, whatever the bytes are.
 */
public final class PlanReader {
    private static final int LARGEST = 256 * 1024;

    private PlanReader() {}

    /**
     * What became of a file.
     *
     * @param plan the plan; null when there is a problem
     * @param problems all that is wrong; empty when there is a plan
     */
    public record Result(@Nullable Plan plan, Problems problems) {}

    /**
     * Reads a plan.
     *
     * @param name the file's name, for messages
     * @param yaml its bytes, UTF-8, at most 256 KiB
     */
    public static Result read(String name, byte[] yaml) {
        var problems = new Problems(name);
        Node root = tree(yaml, problems);
        if (root == null) {
            return new Result(null, problems);
        }
        Plan plan = WholePlan.read(root, RuleVersion.sha256(yaml), problems).orElse(null);
        return new Result(plan, problems);
    }

    private static @Nullable Node tree(byte[] yaml, Problems problems) {
        if (yaml.length > LARGEST) {
            problems.add(1, "", "", "has " + yaml.length + " bytes; a plan has at most " + LARGEST);
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(yaml))
                    .toString();
            return tree(text.startsWith("\uFEFF") ? text.substring(1) : text, problems);
        } catch (CharacterCodingException bytes) {
            problems.add(1, "", "", "is not UTF-8 text");
            return null;
        }
    }

    private static @Nullable Node tree(String text, Problems problems) {
        var reader = new TreeReader(text, problems);
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
