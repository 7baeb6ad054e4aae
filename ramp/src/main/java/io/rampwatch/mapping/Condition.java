package io.rampwatch.mapping;

import io.rampwatch.wire.JsonTree;
import io.rampwatch.wire.Scalar;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a rule applies to a record. Of an absent value nothing holds but that it is absent. */
sealed interface Condition extends Serializable {
    /** Whether it holds. */
    boolean holds(JsonTree record);

    /** The value is one of these texts; {@code false} is the text of a JSON false. */
    record OneOf(Expression value, List<String> texts) implements Condition {
        @Override
        public boolean holds(JsonTree record) {
            String text = text(value.value(record));
            return text != null && texts.contains(text);
        }
    }

    /** The value begins so. */
    record Begins(Expression value, String beginning) implements Condition {
        @Override
        public boolean holds(JsonTree record) {
            String text = text(value.value(record));
            return text != null && text.startsWith(beginning);
        }
    }

    /** The array there has this text as an element: a text that has it as a part of a word has not. */
    record Contains(Pointer array, String element) implements Condition {
        @Override
        public boolean holds(JsonTree record) {
            return array.find(record) instanceof JsonTree.Elements elements
                    && elements.inOrder().stream().anyMatch(each -> element.equals(text(each.scalar())));
        }
    }

    /** The value is there, or is not. */
    record Present(Expression value, boolean there) implements Condition {
        @Override
        public boolean holds(JsonTree record) {
            return (value.value(record) != null) == there;
        }
    }

    /** The two places say different things; absent, null and blank are the same. */
    record Changed(Pointer before, Pointer after) implements Condition {
        @Override
        public boolean holds(JsonTree record) {
            return !Objects.equals(said(before, record), said(after, record));
        }

        private static @Nullable Object said(Pointer at, JsonTree record) {
            JsonTree found = at.find(record);
            return found instanceof JsonTree.Single single ? text(single.scalar()) : found;
        }
    }

    /** All of them hold. */
    record All(List<Condition> of) implements Condition {
        @Override
        public boolean holds(JsonTree record) {
            return of.stream().allMatch(each -> each.holds(record));
        }
    }

    /** One of them holds. */
    record Any(List<Condition> of) implements Condition {
        @Override
        public boolean holds(JsonTree record) {
            return of.stream().anyMatch(each -> each.holds(record));
        }
    }

    private static @Nullable String text(@Nullable Scalar value) {
        return value == null || value.form() == Scalar.Form.NESTED ? null : value.text();
    }
}
