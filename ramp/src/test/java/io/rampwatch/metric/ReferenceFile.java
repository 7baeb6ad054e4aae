package io.rampwatch.metric;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds and reads the file of reference vectors. */
final class ReferenceFile {
    private static final String FILE = "statistics/reference_vectors.csv";

    // decimals as they are written: 0.2 h is a whole number of nanoseconds, the double 0.2 is not
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ReferenceFile() {}

    /**
     * The file of {@code -Drampwatch.vectors}, else the one in the folder RAMPWATCH_DATA (by default
     * {@code ../shared/data}). Relative paths start at the root of the repository. Without that folder the test is
     * skipped, but not in CI.
     */
    static Path find() {
        String named = System.getProperty("rampwatch.vectors");
        if (named != null) {
            return root().resolve(named);
        }
        Path data = root().resolve(System.getenv().getOrDefault("RAMPWATCH_DATA", "../shared/data"))
                .normalize();
        if (!Files.isDirectory(data)) {
            String reason = "no folder " + data + " with reference vectors; RAMPWATCH_DATA names another";
            return "true".equals(System.getenv("CI")) ? fail(reason) : abort(reason);
        }
        return data.resolve(FILE);
    }

    /** The rows in their order, {@code same} resolved. */
    static List<ReferenceRow> read(Path file) throws IOException {
        var schema = CsvSchema.emptySchema().withHeader();
        Map<String, ObjectNode> previous = new HashMap<>();
        var rows = new ArrayList<ReferenceRow>();
        try (MappingIterator<Map<String, String>> lines =
                new CsvMapper().readerForMapOf(String.class).with(schema).readValues(file.toFile())) {
            while (lines.hasNext()) {
                Map<String, String> line = lines.next();
                var written = (ObjectNode) JSON.readTree(line.get("inputs"));
                var inputs = Inputs.of(written, previous.get(line.get("id")));
                previous.put(line.get("id"), inputs.all());
                rows.add(new ReferenceRow(
                        rows.size() + 2,
                        line.get("id"),
                        line.get("function"),
                        inputs,
                        ReferenceRow.withoutComment(line.get("output")),
                        line.get("expected")));
            }
        }
        return rows;
    }

    /** The folder of the parent pom: tests run in the folder of their module. */
    private static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (isParent(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        return start;
    }

    private static boolean isParent(Path pom) {
        try {
            return Files.isRegularFile(pom) && Files.readString(pom).contains("<modules>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
