package io.rampwatch.mapping;

import io.rampwatch.plan.Fields;
import io.rampwatch.plan.Form;
import io.rampwatch.plan.Forms;
import io.rampwatch.plan.Node;
import io.rampwatch.plan.Problems;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads where the time of an event stands and how it is written. */
final class MomentReader {
    private static final List<String> BESIDE = List.of("as", "zone", "at");
    private static final Form<Moment.As> AS = Forms.oneOf(
            Map.of(
                    "iso", Moment.As.ISO,
                    "epoch_s", Moment.As.EPOCH_S,
                    "epoch_ms", Moment.As.EPOCH_MS,
                    "epoch_us", Moment.As.EPOCH_US,
                    "date", Moment.As.DATE),
            List.of());
    private static final Form<Boolean> AT = Forms.oneOf(Map.of("start_of_day", false, "end_of_day", true), List.of());
    private static final Form<String> ZONE = Form.of(
            "a time zone such as Europe/Berlin or UTC",
            value -> Optional.of(value.text()).filter(ZoneId.getAvailableZoneIds()::contains));

    private final Problems problems;
    private final ExpressionReader expressions;

    MomentReader(Problems problems, ExpressionReader expressions) {
        this.problems = problems;
        this.expressions = expressions;
    }

    /** The time of a key that is there. */
    Optional<Moment> read(Fields in, String key) {
        Node node = in.value(key);
        if (!(node instanceof Node.Mapping)) {
            in.tell(
                    key,
                    "does not say how the time is written; write {path: /time, as: iso}, or another of as:"
                            + " epoch_s, epoch_ms, epoch_us, date");
            return Optional.empty();
        }
        Optional<Expression> of = expressions.read(node, in.path(key), true, BESIDE);
        Fields fields = Fields.unchecked(node, in.path(key), problems);
        Optional<Moment.As> as = fields.get("as", AS);
        if (as.isPresent() && as.get() == Moment.As.DATE) {
            var zone = fields.get("zone", ZONE);
            var at = fields.get("at", AT);
            return Fields.lack(of, zone, at)
                    ? Optional.empty()
                    : Optional.of(new Moment(of.get(), as.get(), zone.get(), at.get()));
        }
        for (String other : List.of("zone", "at")) {
            if (as.isPresent() && fields.has(other)) {
                fields.tell(other, "belongs to as: date; other times carry their zone");
            }
        }
        return of.flatMap(value -> as.map(form -> new Moment(value, form, "", false)));
    }
}
