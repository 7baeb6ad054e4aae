package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table that says which test shows which wish names tests that exist, for every row. */
class RequirementsTest {

    @Test
    void every_row_has_a_test_that_exists() throws IOException {
        List<String> missing = new ArrayList<>();
        var rows = new TreeSet<String>();
        for (var row : RealData.rows(Repository.root().resolve("tests/src/test/resources/requirements.csv"))) {
            rows.add(row.get("row"));
            String[] test = row.get("test").split("#", 2);
            if (!exists(test[0], test[1])) {
                missing.add(row.get("test"));
            }
        }
        assertThat(missing).as("tests that do not exist").isEmpty();
        for (int row = 25; row <= 41; row++) {
            assertThat(rows).contains("R" + row);
        }
    }

    private static boolean exists(String type, String method) throws IOException {
        for (String module : List.of("ramp", "flink-jobs", "alerting", "standalone", "tests")) {
            Path sources = Repository.root().resolve(module).resolve("src/test/java");
            try (var files = Files.walk(sources)) {
                for (Path file :
                        files.filter(each -> each.endsWith(type + ".java")).toList()) {
                    if (Files.readString(file).contains(" void " + method + "(")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
