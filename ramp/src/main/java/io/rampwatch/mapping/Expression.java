package io.rampwatch.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rampwatch.wire.JsonTree;
import io.rampwatch.wire.Scalar;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a field gets, as a function of one record. Null and blank are absent, strings are trimmed, a number is its
 * decimal text. An object or an array in the place of a single value stays one, so that the checks can refuse it.
 */
sealed interface Expression extends Serializable {
    /** The value; null where it is absent. */
    @Nullable
    Scalar value(JsonTree record);

    /** What stands at a place. */
    record Path(Pointer at) implements Expression {
        @Override
        public @Nullable Scalar value(JsonTree record) {
            return at.value(record);
        }
    }

    /** Always the same. */
    record Const(String text) implements Expression {
        @Override
        public @Nullable Scalar value(JsonTree record) {
            return Scalar.ofText(text);
        }
    }

    /** The first that is not absent. */
    record Coalesce(List<Expression> of) implements Expression {
        @Override
        public @Nullable Scalar value(JsonTree record) {
            for (Expression each : of) {
                Scalar value = each.value(record);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }
    }

    /** In another case or form. */
    record Reworded(Wording wording, Expression of) implements Expression {
        @Override
        public @Nullable Scalar value(JsonTree record) {
            return text(of.value(record), wording);
        }
    }

    /** How a text is reworded. */
    enum Wording implements UnaryOperator<String> {
        LOWER {
            @Override
            public String apply(String text) {
                return text.toLowerCase(Locale.ROOT);
            }
        },
        UPPER {
            @Override
            public String apply(String text) {
                return text.toUpperCase(Locale.ROOT);
            }
        },
        /** {@code Workspace Created}, {@code workspaceCreated} and {@code workspace-created} become one. */
        SNAKE {
            @Override
            public String apply(String text) {
                String parted = HUMP.matcher(text).replaceAll("_");
                String joined = BETWEEN.matcher(parted).replaceAll("_");
                return joined.replaceAll("^_|_$", "").toLowerCase(Locale.ROOT);
            }
        },
        /** Many systems write 0 for nobody. */
        NON_ZERO {
            @Override
            public String apply(String text) {
                return text.equals("0") ? "" : text;
            }
        };

        private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})");
        private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    }

    /** With a word before it. */
    record Prefixed(String prefix, Expression of) implements Expression {
        @Override
        public @Nullable Scalar value(JsonTree record) {
            return text(of.value(record), text -> prefix + text);
        }
    }

    /**
     * Text with values in it. An absent value is empty; where all are absent, so is the text: an id that is made of
     * nothing would be the same for every record.
     */
    record Template(List<Expression> parts) implements Expression {
        @Override
        public @Nullable Scalar value(JsonTree record) {
            return joined(parts, record, "", text -> text);
        }
    }

    /** A short name of several values, the same on every machine: 32 hex digits of their SHA-256. */
    record Hashed(List<Expression> parts) implements Expression {
        private static final String BETWEEN = "\u001f";
        private static final int DIGITS = 32;

        @Override
        public @Nullable Scalar value(JsonTree record) {
            return joined(
                    parts,
                    record,
                    BETWEEN,
                    text -> Sha256.hex(text.getBytes(UTF_8)).substring(0, DIGITS));
        }
    }

    /** The acquisition channel, by the clues that a product's client sends. */
    record OfChannel(
            @Nullable Expression explicit,
            @Nullable Expression utmMedium,
            @Nullable Expression search,
            @Nullable Expression utmSource)
            implements Expression {

        @Override
        public @Nullable Scalar value(JsonTree record) {
            Scalar said = explicit == null ? null : explicit.value(record);
            if (said != null) {
                return text(said, Wording.LOWER);
            }
            String channel =
                    ChannelClues.channel(words(utmMedium, record), words(search, record), words(utmSource, record));
            return channel == null ? null : Scalar.ofText(channel);
        }
    }

    /** The text of a value, changed; what is absent or no single value stays so. */
    private static @Nullable Scalar text(@Nullable Scalar value, UnaryOperator<String> change) {
        return value == null || value.form() == Scalar.Form.NESTED ? value : Scalar.ofText(change.apply(value.text()));
    }

    /** A value as words; null where it is absent or no single value. */
    private static @Nullable String words(@Nullable Expression of, JsonTree record) {
        Scalar value = of == null ? null : of.value(record);
        return value == null || value.form() == Scalar.Form.NESTED ? null : value.text();
    }

    /** What becomes of the texts of all parts in a row; absent where none of their values is there. */
    private static @Nullable Scalar joined(
            List<Expression> parts, JsonTree record, String between, UnaryOperator<String> finish) {
        List<String> texts = new ArrayList<>();
        boolean any = false;
        for (Expression part : parts) {
            Scalar value = part instanceof Const ? null : part.value(record);
            if (value != null && value.form() == Scalar.Form.NESTED) {
                return value;
            }
            any |= value != null;
            texts.add(value == null ? literal(part) : value.text());
        }
        return any ? Scalar.ofText(finish.apply(String.join(between, texts))) : null;
    }

    /** Blanks between two values are a part of the text, though as a value of their own they would be absent. */
    private static String literal(Expression part) {
        return part instanceof Const fixed ? fixed.text() : "";
    }
}
