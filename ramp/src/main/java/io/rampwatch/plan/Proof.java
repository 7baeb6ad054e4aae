package io.rampwatch.plan;

import io.rampwatch.plan.Node.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many days in a row make a proof.
 *
 * @param days how many
 * @param business whether only business days count
 */
record Proof(int days, boolean business) {
    private static final String STOP_EXAMPLE = "write a number of days such as 2 days";
    private static final Pattern DAYS = Pattern.compile("([1-9]|1[0-4]) (business )?days?");
    private static final Pattern LATER = Pattern.compile(
            "live [0-9]+ ?(h|m|days?)|evidence [0-9.]+ ?%|[0-9]+ ?(m|h)|[0-9]+ of [0-9]+ ticks|[0-9]+ business days?");

    private static final Form<Proof> STOP = Form.of("a number of days from 1 to 14 such as 2 days", Proof::days)
            .only(proof -> !proof.business())
            .refusing(value -> later(value, STOP_EXAMPLE));
    private static final Form<Proof> RESTART = Form.of(
                    "a number of days from 1 to 14 such as 5 business days", Proof::days)
            .refusing(value -> later(value, "write a number of days such as 5 business days"));

    /** The proof of a stop rule: calendar days. */
    static Optional<Proof> ofStop(Fields rule) {
        return one(rule, STOP);
    }

    /** The proof of a restart: calendar days or business days. */
    static Optional<Proof> ofRestart(Fields restart) {
        return one(restart, RESTART);
    }

    private static Optional<Proof> one(Fields fields, Form<Proof> form) {
        int written = fields.length("proof");
        List<Proof> proofs = fields.list("proof", form);
        if (written > 1) {
            fields.tell("proof", "has " + written + " entries; this version takes exactly one, such as [2 days]");
        }
        return written == 1 ? proofs.stream().findFirst() : Optional.empty();
    }

    private static Optional<Proof> days(Scalar value) {
        Matcher matcher = DAYS.matcher(value.text());
        return matcher.matches()
                ? Optional.of(new Proof(Integer.parseInt(matcher.group(1)), matcher.group(2) != null))
                : Optional.empty();
    }

    private static Optional<String> later(Scalar value, String instead) {
        return LATER.matcher(value.text()).matches()
                ? Optional.of("is not available in this version; " + instead)
                : Optional.empty();
    }
}
