package io.rampwatch.mapping;

import io.rampwatch.event.DeclaredEvent;
import io.rampwatch.event.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A type of event that a rule may emit: one of the contract, or one that the plan declares.
 *
 * @param noun the type without prefix and version
 * @param type the CloudEvents type
 * @param required fields without which the event is refused
 * @param optional further fields that are read
 * @param ofAccount whether it is refused when it names no account
 * @param byIdAlone whether only the account's own id names it, and no key of another system
 */
record EmittedType(
        String noun, String type, List<String> required, List<String> optional, boolean ofAccount, boolean byIdAlone) {
    /** All that there are, by noun. */
    static Map<String, EmittedType> all(List<DeclaredEvent> declared) {
        Map<String, EmittedType> all = new HashMap<>();
        Stream.concat(
                        Arrays.stream(Kind.values()).map(EmittedType::of),
                        declared.stream().map(EmittedType::of))
                .forEach(each -> all.put(each.noun(), each));
        return Map.copyOf(all);
    }

    private static EmittedType of(Kind kind) {
        return new EmittedType(
                kind.noun(),
                kind.type(),
                kind.required(),
                kind.optional(),
                kind.ofAccount(),
                kind == Kind.LINKED || kind == Kind.ERASED);
    }

    private static EmittedType of(DeclaredEvent event) {
        String amount = event.amount();
        return new EmittedType(
                event.name(),
                event.type(),
                amount == null ? List.of(event.key()) : List.of(event.key(), amount),
                Stream.concat(Stream.of("reasonCode"), event.fields().stream())
                        .distinct()
                        .toList(),
                true,
                false);
    }
}
