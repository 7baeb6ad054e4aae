package io.rampwatch.alerting.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rampwatch.alerting.ledger.Hash;
import io.rampwatch.alerting.ledger.OutboxRow;
import io.rampwatch.alerting.ledger.OutboxRow.Action;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Events as PagerDuty wants them (Events API v2), within its limits. */
final class PagerDutyEvent {
    static final int LARGEST_BYTES = 512_000;
    static final int LONGEST_SUMMARY = 1_024;
    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_TEXT = 2_048;
    private static final List<String> EVIDENCE =
            List.of("also_breached", "cost_of_an_hour", "numbers", "sentence", "restart_when");

    private PagerDutyEvent() {}

    /** The event for a row, as UTF-8. */
    static byte[] of(OutboxRow row, String routingKey) {
        ObjectNode event = PageJson.MAPPER.createObjectNode();
        event.put("routing_key", routingKey);
        event.put("event_action", row.action().name().toLowerCase(Locale.ROOT));
        event.put("dedup_key", key(row.key()));
        if (row.action() == Action.TRIGGER) {
            trigger(event, PageJson.read(row.body()));
        }
        return within(event);
    }

    /** PagerDuty knows keys of 255 characters at most: a longer one is known by its hash. */
    static String key(String key) {
        return key.length() <= LONGEST_KEY ? key : "rampwatch/" + Hash.of(key);
    }

    private static void trigger(ObjectNode event, Page page) {
        ObjectNode payload = event.putObject("payload");
        payload.put("summary", cut(page.summary(), LONGEST_SUMMARY));
        payload.put("source", cut("rampwatch/" + page.env(), LONGEST_TEXT));
        String severity = page.severity();
        payload.put("severity", severity == null ? Page.CRITICAL : severity);
        payload.put("timestamp", page.tick());
        payload.put("component", cut(page.channel(), LONGEST_TEXT));
        payload.put("group", cut(page.ramp(), LONGEST_TEXT));
        payload.put("class", cut(page.breach().rule(), LONGEST_TEXT));
        details(payload.putObject("custom_details"), page);
        event.put("client", "Rampwatch");
        event.put("client_url", page.next().decide());
        var links = event.putArray("links");
        links.addObject().put("href", page.next().decide()).put("text", "Decide");
        if (page.next().runbook().startsWith("http")) {
            links.addObject().put("href", page.next().runbook()).put("text", "Runbook");
        }
    }

    private static void details(ObjectNode details, Page page) {
        details.put("ramp", cut(page.ramp(), LONGEST_TEXT));
        details.put("channel", page.channel());
        details.put("episode", page.episode());
        details.put("owner", cut(page.owner(), LONGEST_TEXT));
        breach(details, page.breach());
        details.put("first_tick", page.tick());
        details.put("plan", page.planHash());
        var also = details.putArray("also_breached");
        page.alsoBreached().forEach(other -> breach(also.addObject(), other));
        var numbers = details.putObject("numbers");
        page.numbers().forEach(figure -> numbers.put(figure.metric(), cut(figure.words(), LONGEST_TEXT)));
        details.put("numbers_as_of", page.numbersAsOf());
        cost(details, page);
        details.put("next_step", cut(page.next().step(), LONGEST_TEXT));
        details.put("runbook", cut(page.next().runbook(), LONGEST_TEXT));
        details.put("restart_when", cut(page.next().restart(), LONGEST_TEXT));
        details.put("decide", page.next().decide());
    }

    private static void cost(ObjectNode details, Page page) {
        Page.Cost cost = page.cost();
        if (cost != null) {
            var hour = details.putObject("cost_of_an_hour");
            hour.put("continuing", cut(cost.continuing(), LONGEST_TEXT));
            hour.put("pausing", cut(cost.pausing(), LONGEST_TEXT));
            cost.inputs().forEach(hour.putArray("inputs")::add);
            cost.unknown().forEach(hour.putArray("unknown")::add);
            cost.excluded().forEach(hour.putArray("left_out")::add);
        }
    }

    private static void breach(ObjectNode to, Page.Breach breach) {
        to.put("rule", breach.rule());
        to.put("sentence", cut(breach.sentence(), LONGEST_TEXT));
        to.put("words", cut(breach.words(), LONGEST_TEXT));
        to.put("metric", breach.metric());
        to.put("value", breach.value());
        to.put("numerator", breach.numerator());
        to.put("denominator", breach.denominator());
        var interval = to.putArray("interval");
        breach.interval().forEach(interval::add);
        to.put("limit", breach.limit());
        to.put("distance", breach.distance());
        to.put("streak", breach.streak());
        to.put("since", breach.since());
    }

    /** Evidence goes first where an event is too large: value, limit and counts stay. */
    private static byte[] within(ObjectNode event) {
        byte[] bytes = bytes(event);
        var details = event.path("payload").path("custom_details");
        for (String part : EVIDENCE) {
            if (bytes.length > LARGEST_BYTES && details instanceof ObjectNode rows) {
                rows.put(part, "(too large, left out)");
                bytes = bytes(event);
            }
        }
        return bytes;
    }

    private static byte[] bytes(ObjectNode event) {
        try {
            return PageJson.MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Cut by code points: half of a surrogate pair is no text. */
    static String cut(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints - 1)) + "…";
    }
}
