package io.rampwatch.plan;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a file.
 *
 * @param line the line on which it stands, counted from 1
 * @param place where it stands, such as {@code rules[1].metric}; empty for the file as a whole
 * @param found the value as it is written; empty where there is none, or none that fits a line
 * @param remedy what is wrong with it and what would be right, as the rest of a sentence that begins with the value
 * @param correction a line with which this problem would be gone; null where there is no telling
 */
public record Problem(
        int line,
        String place,
        String found,
        String remedy,
        @Nullable Correction correction) {
    private static final int LONGEST = 80;

    /** A problem of which nobody can say what line would be right. */
    public Problem(int line, String place, String found, String remedy) {
        this(line, place, found, remedy, null);
    }

    /** Keeps what was found to one short line: it is somebody else's text, and it goes to terminals and logs. */
    public Problem {
        place = printable(place, 2 * LONGEST);
        found = printable(found, LONGEST);
    }

    /** The problem in a line, without its line number, with the corrected line behind it where there is one. */
    String corrected() {
        return correction == null ? words() : words() + "  →  " + printable(correction.words(), 4 * LONGEST);
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
