package io.rampwatch.foresight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What rules can see, in sentences for the person who signs the plan. */
public final class ProspectWords {
    private static final String INDENT = "  ";
    private static final double MANY_HOURS = 48;
    private static final double DAY_HOURS = 24;

    private ProspectWords() {}

    /** Aligned lines, without a line break at the end; empty where the plan has no rule. */
    public static String of(List<Prospect> prospects) {
        List<String> lines = new ArrayList<>();
        if (!prospects.isEmpty()) {
            lines.add("what the rules can see");
            lines.addAll(head(prospects));
        }
        String rule = "";
        for (Prospect prospect : prospects) {
            if (!prospect.rule().equals(rule)) {
                rule = prospect.rule();
                lines.add(INDENT + rule);
            }
            lines.add(INDENT + INDENT + place(prospect) + ": " + first(prospect));
            prospect.changes().forEach(change -> lines.add(INDENT + INDENT + INDENT + change(prospect, change)));
        }
        return String.join("\n", lines);
    }

    /** What stands behind the figures. */
    private static List<String> head(List<Prospect> prospects) {
        int ramps = prospects.stream()
                .flatMap(prospect -> prospect.changes().stream())
                .mapToInt(Prospect.Change::ramps)
                .max()
                .orElse(0);
        List<String> head = new ArrayList<>();
        head.add(INDENT
                + "Ramps of 14 days with the signups of the plan, evenly over the day, each account for itself.");
        if (ramps > 0) {
            head.add(INDENT + "(simulated): " + ramps
                    + " ramps or fewer for a figure, at most " + grouped(Outlook.RAMPS)
                    + " for the plan; half of what comes within the horizon comes in its"
                    + " first twelfth, such as 2 of 24 hours.");
        }
        return head;
    }

    private static String place(Prospect prospect) {
        Long usual = prospect.usualMillionths();
        return prospect.channel()
                + (prospect.perDay() == 0 ? "" : ", " + grouped(prospect.perDay()) + " signups a day")
                + (usual == null ? "" : ", usually " + value(prospect, usual));
    }

    private static String first(Prospect prospect) {
        return prospect.why() == null ? falsePause(prospect) : "nothing can be said, " + prospect.why();
    }

    private static String change(Prospect prospect, Prospect.Change change) {
        String what = what(prospect, change.toMillionths());
        if (!change.beyond()) {
            return what + " stays within the limit of " + value(prospect, prospect.limitMillionths());
        }
        Double hours = change.medianHours();
        String found = " in " + ofHundred(change.found()) + " of 100 ramps";
        return hours == null
                ? what + " is found" + found + " only" + mark(change.ramps())
                : "finds " + what + " after about " + time(hours) + "," + found + mark(change.ramps())
                        + least(prospect, change);
    }

    /** Such as {@code a fall of 10 points to 52 %}. */
    private static String what(Prospect prospect, long to) {
        Long usual = prospect.usualMillionths();
        long from = usual == null ? prospect.limitMillionths() : usual;
        String size = number(Math.abs(from - to)) + (prospect.perHundred() ? " per 100" : " points");
        return (to < from ? "a fall of " : "a rise of ") + size + (usual == null ? " beyond the limit" : "") + " to "
                + value(prospect, to);
    }

    private static String falsePause(Prospect prospect) {
        Prospect.FalsePause pause = prospect.falsePause();
        if (pause == null) {
            return "without a baseline no false pauses can be foreseen";
        }
        String once;
        if (pause.ramps() > 0 && pause.share() == 0) {
            // none in n: with 95 % confidence rarer than 3 in n
            once = "a false pause less than once in " + grouped(pause.ramps() / 3) + " ramps";
        } else if (pause.share() * 1e6 < 1) {
            once = "a false pause less than once in 1,000,000 ramps";
        } else {
            once = pause.share() > 0.5
                    ? "a false pause in " + ofHundred(pause.share()) + " of 100 ramps"
                    : "a false pause once in " + grouped(significant(1 / pause.share())) + " ramps";
        }
        return once + mark(pause.ramps());
    }

    private static String least(Prospect prospect, Prospect.Change change) {
        Long least = prospect.leastPerDay();
        return least == null || !change.equals(prospect.changes().get(0))
                ? ""
                : "; that takes " + grouped(least) + " signups a day or more";
    }

    private static String mark(int ramps) {
        return ramps == 0 ? "" : " (simulated)";
    }

    private static String value(Prospect prospect, long millionths) {
        return number(millionths) + (prospect.perHundred() ? " per 100" : " %");
    }

    /** Millionths of one as hundredths. */
    private static String number(long millionths) {
        return BigDecimal.valueOf(millionths, 4).stripTrailingZeros().toPlainString();
    }

    private static String time(double hours) {
        return hours < MANY_HOURS
                ? Math.round(hours) + " hours"
                : String.format(Locale.ROOT, "%.1f days", hours / DAY_HOURS);
    }

    private static long ofHundred(double share) {
        // what is not certain is not called so
        return share < 1 ? Math.min(99, Math.round(100 * share)) : 100;
    }

    /** Two digits are all that such a figure can bear. */
    private static long significant(double number) {
        double scale = StrictMath.pow(10, Math.max(0, Math.floor(StrictMath.log10(number)) - 1));
        return (long) (Math.round(number / scale) * scale);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
