package io.rampwatch.plan;

/**
 * One thing that is wrong with a file.
 *
 * @param line the line on which it stands, counted from 1
 * @param place where it stands, such as {@code rules[1].metric}; empty for the file as a whole
 * @param found the value as it is written; empty where there is none, or none that fits a line
 * @param remedy what is wrong with it and what would be right, as the rest of a sentence that begins with the value
 */
public record Problem(int line, String place, String found, String remedy) {
    private static final int LONGEST = 80;

    /** Keeps what was found to one short line: it is somebody else's text, and it goes to terminals and logs. */
    public Problem {
        place = printable(place, 2 * LONGEST);
        found = printable(found, LONGEST);
    }

    /** The problem in a line, without its line number. */
    public String words() {
        String where = place.isEmpty() ? "" : place + ": ";
        return where + (found.isEmpty() ? "" : "'" + found + "' ") + remedy;
    }

    private static String printable(String text, int longest) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\p{Cs}]", "?");
        return line.length() <= longest ? line : line.substring(0, longest) + "…";
    }
}
