package io.rampwatch.metric;

/**
 * One row of the reference vectors: one expected output of one call.
 *
 * @param line where it stands in the file, the header being line 1
 * @param id name of the case
 * @param function what to call
 * @param inputs the arguments
 * @param output which result of the call, without comments in brackets
 * @param expected a number, UNDEFINED, or prose
 */
record ReferenceRow(int line, String id, String function, Inputs inputs, String output, String expected) {

    /** The text before the first bracket or semicolon: what follows explains. */
    static String withoutComment(String text) {
        return text.split(" \\(|;", 2)[0].strip();
    }

    /** The number at the end of {@link #output()}, such as 7 in {@code logM_after_batch_7}. */
    int outputNumber() {
        return Integer.parseInt(output.substring(output.lastIndexOf('_') + 1));
    }

    IllegalArgumentException unknownOutput() {
        return new IllegalArgumentException(function + " has no output " + output);
    }

    @Override
    public String toString() {
        return id + " " + function + " " + output + ", line " + line;
    }
}
