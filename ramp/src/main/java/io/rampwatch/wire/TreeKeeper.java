package io.rampwatch.wire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Keeps a whole document. */
final class TreeKeeper implements JsonHeard {
    private static final JsonTree NOTHING = new JsonTree.Single(null);

    private final Deque<JsonTree> open = new ArrayDeque<>();
    private @Nullable JsonTree document;

    /** The document of a walk that came to its end. */
    JsonTree document() {
        return requireNonNull(document, "no walk came to its end");
    }

    @Override
    public void open(int depth, @Nullable String name, boolean object) {
        JsonTree opened = object ? new JsonTree.Members(new HashMap<>()) : new JsonTree.Elements(new ArrayList<>());
        keep(name, opened);
        open.push(opened);
    }

    @Override
    public void close() {
        open.pop();
    }

    @Override
    public void value(int depth, @Nullable String name, Scalar.@Nullable Form form, JsonParser value)
            throws IOException {
        if (form == null) {
            keep(name, NOTHING);
        } else if (form == Scalar.Form.TEXT) {
            keep(name, new JsonTree.Single(Scalar.ofText(value.getText())));
        } else {
            keep(name, new JsonTree.Single(new Scalar(form, value.getText())));
        }
    }

    private void keep(@Nullable String name, JsonTree tree) {
        JsonTree around = open.peek();
        if (around instanceof JsonTree.Members members) {
            members.byName().put(requireNonNull(name), tree);
        } else if (around instanceof JsonTree.Elements elements) {
            elements.inOrder().add(tree);
        } else {
            document = tree;
        }
    }
}
