package io.rampwatch;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Real events with figures that were computed from them by other programs. They are no part of the project. */
final class RealData {
    private RealData() {}

    /**
     * The folder with the loan applications: {@code RAMPWATCH_DATA}, or beside the project. Where it is missing the
     * test is skipped; on a build server it fails, so that the check cannot get lost.
     */
    static Path bpic2012() {
        return folder("bpic2012");
    }

    /** The folder with payloads of other systems, and what is to be made of them. */
    static Path payloads() {
        return folder("payloads");
    }

    /** The folder with the customers of a software service, found and missed in the same way. */
    static Path ravenstack() {
        return folder("ravenstack");
    }

    private static Path folder(String name) {
        String told = System.getenv("RAMPWATCH_DATA");
        Path data = told == null ? Repository.root().resolve("../shared/data") : Path.of(told);
        Path folder = data.resolve(name).normalize();
        if (!Files.isDirectory(folder)) {
            String missing = "the real data is missing: there is no folder " + folder + " (RAMPWATCH_DATA is "
                    + (told == null ? "not set" : told) + ")";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            abort(missing);
        }
        return folder;
    }

    static Path plan() {
        return Repository.root().resolve("tests/src/test/resources/bpic2012.yml");
    }

    /** The rows of a file, by the names in its first line. */
    static List<Map<String, String>> rows(Path csv) {
        try {
            List<String> lines = Files.readAllLines(csv);
            String[] names = lines.get(0).split(",", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] values = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], values[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The first lines of a packed file. */
    static List<String> lines(Path packed, int most) {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(packed)), StandardCharsets.UTF_8))) {
            return lines.lines().limit(most).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
