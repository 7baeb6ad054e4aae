package io.rampwatch.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are: a record has outcomes, the same each time, none larger than it may be. 10,000 records. */
class MapperPropertyTest {
    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_mapping_is_total_deterministic_bounded_and_changes_nothing_that_it_accepts(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 100; i++) {
            byte[] record = Damage.to(Payloads.any(random), random);
            for (Mapper mapper : Payloads.MAPPERS) {
                MappingLaws.hold(mapper, record);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_random_document_breaks_nothing(long seed) {
        var random = new SplittableRandom(seed);
        byte[] record = document(random, 0).getBytes(UTF_8);
        Payloads.MAPPERS.forEach(mapper -> MappingLaws.hold(mapper, record));
    }

    private static String document(SplittableRandom random, int depth) {
        return switch (depth > 8 ? random.nextInt(4) : random.nextInt(6)) {
            case 0 -> "\"" + Payloads.WORDS.get(random.nextInt(Payloads.WORDS.size())) + "\"";
            case 1 -> Long.toString(random.nextLong());
            case 2 -> "null";
            case 3 -> random.nextBoolean() ? "true" : "1.5e300";
            case 4 -> "[" + document(random, depth + 1) + "," + document(random, depth + 1) + "]";
            default -> {
                Map<String, String> members = new java.util.TreeMap<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    members.put(Payloads.WORDS.get(random.nextInt(Payloads.WORDS.size())), document(random, depth + 1));
                }
                var text = new StringBuilder("{");
                members.forEach((name, value) -> text.append(text.length() > 1 ? "," : "")
                        .append('"')
                        .append(name)
                        .append("\":")
                        .append(value));
                yield text.append('}').toString();
            }
        };
    }
}
