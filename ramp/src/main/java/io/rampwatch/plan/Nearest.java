package io.rampwatch.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which known name somebody may have meant. */
public final class Nearest {
    private static final int LONGEST = 64;
    private static final int LISTED = 6;

    private Nearest() {}

    /** The known name that takes the fewest changes; one that contains what was written, or lies in it, is nearer. */
    public static Optional<String> to(String written, Collection<String> known) {
        return known.stream().min(nearness(written));
    }

    /**
     * The refusal of an unknown name: what is known, where that is much the nearest of it, and what may have been
     * meant.
     */
    public static String refusal(String written, Collection<String> known) {
        if (known.isEmpty()) {
            return "is not known: there is none";
        }
        boolean many = known.size() > LISTED;
        var names = many ? known.stream().sorted(nearness(written)).limit(LISTED) : known.stream();
        return "is not one of " + String.join(", ", names.toList()) + (many ? ", …" : "") + "; nearest: "
                + to(written, known).orElseThrow();
    }

    private static Comparator<String> nearness(String written) {
        String typed = written.substring(0, Math.min(written.length(), LONGEST));
        return Comparator.comparingInt(name -> distance(typed, name));
    }

    private static int distance(String typed, String name) {
        boolean part = typed.length() > 2 && (name.contains(typed) || typed.contains(name));
        int changes = changes(typed, name);
        return part ? changes - LONGEST : changes;
    }

    /** Levenshtein's distance: insertions, deletions, replacements. */
    private static int changes(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
