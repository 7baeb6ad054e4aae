package io.rampwatch;

import io.rampwatch.standalone.Rampwatch;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A command as it ran, in this process.
 *
 * @param code the exit code
 * @param out what it answered
 * @param err what it said beside that
 */
record Ran(int code, String out, String err) {
    static Ran of(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = Rampwatch.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Ran(code, out.toString(), err.toString());
    }

    /** All that a person reads. */
    String said() {
        return out + err;
    }
}
