package io.rampwatch.mapping;

import io.rampwatch.event.DeclaredEvent;
import io.rampwatch.plan.Fields;
import io.rampwatch.plan.Form;
import io.rampwatch.plan.Forms;
import io.rampwatch.plan.Keys;
import io.rampwatch.plan.Node;
import io.rampwatch.plan.Problems;
import io.rampwatch.plan.YamlText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mapping file: the mapping, or everything that is wrong with it, each fault with its line, the value found and
 * what would be right. Every path, function, type and field is checked here, none when a record comes. Nothing is
 * thrown, whatever the bytes are.
 */
public final class MappingReader {
    private static final YamlText.Kind KIND = new YamlText.Kind("mapping", "a mapping begins with name: and its name");
    private static final Keys KEYS =
            Keys.of("a mapping, which begins with name: and its name", "name", "source", "input", "defaults", "rules");
    private static final Form<String> NAME =
            Forms.text("a short name such as segment, of a-z, 0-9 and -", Pattern.compile("[a-z0-9][a-z0-9-]{0,63}"));
    private static final int LONGEST_SOURCE = 256;
    private static final Form<String> SOURCE = Form.of(
            "a URI such as urn:segment, by which counters and plans name the source",
            value -> Optional.of(value.text()).filter(MappingReader::isUri));
    private static final int HASH_DIGITS = 12;

    private MappingReader() {}

    /**
     * What became of a file.
     *
     * @param mapping the mapping; null when there is a problem
     * @param problems all that is wrong; empty when there is a mapping
     */
    public record Result(@Nullable Mapping mapping, Problems problems) {}

    /**
     * Reads a mapping.
     *
     * @param file the file's name, for messages
     * @param yaml its bytes, UTF-8, at most 256 KiB
     */
    public static Result read(String file, byte[] yaml) {
        return read(file, yaml, List.of());
    }

    /**
     * Reads a mapping that may emit types of a plan's own.
     *
     * @param file the file's name, for messages
     * @param yaml its bytes, UTF-8, at most 256 KiB
     * @param declared the types that the plan declares
     */
    public static Result read(String file, byte[] yaml, List<DeclaredEvent> declared) {
        var problems = new Problems(file);
        Node root = YamlText.read(KIND, yaml, problems);
        if (root == null) {
            return new Result(null, problems);
        }
        var types = EmittedType.all(declared);
        Optional<Mapping> mapping = read(Fields.of(root, "", problems, KEYS), Sha256.hex(yaml), problems, types);
        return new Result(problems.isEmpty() ? mapping.orElse(null) : null, problems);
    }

    private static Optional<Mapping> read(
            Fields fields, String hash, Problems problems, Map<String, EmittedType> types) {
        var name = fields.get("name", NAME);
        var source = fields.get("source", SOURCE);
        var input = InputReader.read(fields, problems);
        var expressions = new ExpressionReader(problems);
        var moments = new MomentReader(problems, expressions);
        List<Rule> rules = new RuleReader(
                        new ConditionReader(problems, expressions),
                        new EmissionReader(problems, expressions, moments, types))
                .read(fields);
        return Fields.lack(name, source, input)
                ? Optional.empty()
                : Optional.of(new Mapping(
                        name.get(), source.get(), hash.substring(0, HASH_DIGITS), input.get(), List.copyOf(rules)));
    }

    private static boolean isUri(String text) {
        try {
            return text.length() <= LONGEST_SOURCE && new URI(text).isAbsolute();
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
