package io.rampwatch.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who answers for each layer of a channel.
 *
 * @param names by layer
 * @param responseMinutes how soon, by layer, where it is said
 */
record OwnersReader(Map<String, String> names, Map<String, Long> responseMinutes) {
    /** Nobody. */
    static final OwnersReader NOBODY = new OwnersReader(Map.of(), Map.of());

    private static final Keys LAYERS = Keys.of(
            "who answers for each layer, such as {onboarding: cpo, provisioning: cto}",
            Stream.of(Layer.values()).map(Layer::key).toArray(String[]::new));
    private static final Keys OWNER = Keys.of(
            "who answers for it and how soon, such as {name: cto, responds_within: 2h}", "name", "responds_within");
    private static final Form<String> NAME = Forms.text("who answers for it, such as cto");

    /** The owners of a channel. */
    static OwnersReader read(Fields channel) {
        Fields fields = channel.in("owners", LAYERS);
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Long> minutes = new LinkedHashMap<>();
        for (String layer : LAYERS.known()) {
            if (fields.isGroup(layer)) {
                Fields owner = fields.in(layer, OWNER);
                owner.get("name", NAME).ifPresent(who -> names.put(layer, who));
                Optional<Long> within = owner.has("responds_within")
                        ? owner.get("responds_within", Forms.SOME_MINUTES)
                        : Optional.empty();
                within.ifPresent(time -> minutes.put(layer, time));
            } else if (fields.has(layer)) {
                fields.get(layer, NAME).ifPresent(who -> names.put(layer, who));
            }
        }
        return new OwnersReader(Collections.unmodifiableMap(names), Collections.unmodifiableMap(minutes));
    }
}
