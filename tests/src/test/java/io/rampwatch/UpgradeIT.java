package io.rampwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rampwatch.event.Conservation;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanReader;
import io.rampwatch.wire.LevelJson;
import io.rampwatch.wire.ReadingJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The savepoint that a release left behind is gone on from by the code of today: from there on it says what it would
 * have said without a stop. A field that was renamed, a uid that changed, a type that falls to Kryo: all of them end
 * here.
 *
 * <p>A release writes its own: {@code mvn -pl tests -am package -Dtest=UpgradeIT -Drampwatch.golden=write
 * -Dsurefire.failIfNoSpecifiedTests=false}. What an older release left stays.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeIT {
    private static final String RELEASE = "0.1.0";
    private static final boolean WRITE = "write".equals(System.getProperty("rampwatch.golden"));
    private static final Path GOLDEN = Repository.root().resolve("tests/src/test/resources/golden/" + RELEASE);
    private static final int DAYS = 4;

    @TempDir
    private Path folder;

    @Test
    @Order(2)
    void the_savepoint_of_a_release_is_gone_on_from() throws Exception {
        var job = PlayedJob.over(plan(), lines());
        job.toTheEnd("undisturbed", 2, null);
        job.toTheEnd("upgraded", 2, GOLDEN.resolve("savepoint").toUri().toString());

        saysTheRest(
                "readings",
                line -> ReadingJson.read(line.getBytes(StandardCharsets.UTF_8)).asOfMillis());
        saysTheRest(
                "levels",
                line -> LevelJson.read(line.getBytes(StandardCharsets.UTF_8)).tickMillis());
        assertThat(PlayedJob.said("upgraded", "totals"))
                .containsExactlyInAnyOrderElementsOf(PlayedJob.said("undisturbed", "totals"));
        assertThat(Conservation.of(PlayedJob.last("upgraded").counts()))
                .as("counts of the whole input, though half of it was read by the release")
                .isEqualTo(Conservation.of(PlayedJob.last("undisturbed").counts()));
    }

    /** All that is said after the first tick behind the savepoint, and nothing else. */
    private static void saysTheRest(String what, ToLongFunction<String> instant) {
        Collection<String> upgraded = PlayedJob.said("upgraded", what);
        Collection<String> undisturbed = PlayedJob.said("undisturbed", what);
        assertThat(upgraded).as(what).isNotEmpty().hasSizeLessThan(undisturbed.size());
        long first = upgraded.stream().mapToLong(instant).min().orElseThrow();
        assertThat(undisturbed).as(what).containsAll(upgraded);
        assertThat(upgraded)
                .as(what)
                .containsAll(undisturbed.stream()
                        .filter(line -> instant.applyAsLong(line) > first)
                        .toList());
    }

    @Test
    @Order(1)
    void a_release_writes_its_savepoint() throws Exception {
        assumeTrue(WRITE, "-Drampwatch.golden=write writes the savepoint of a release");
        var traffic = new Traffic(RELEASE.hashCode());
        for (int day = 0; day < DAYS; day++) {
            traffic.day("partner", day, 40).day("direct", day, 20);
        }
        List<String> lines = Disorder.within(29_999, 17, traffic.lines());
        Files.createDirectories(GOLDEN);
        Files.copy(Traffic.plan(), GOLDEN.resolve("ramp.yml"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (var out = new GZIPOutputStream(Files.newOutputStream(GOLDEN.resolve("events.jsonl.gz")))) {
            out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        var saved = PlayedJob.over(plan(), lines()).until(lines.size() / 2, "release", 2, null, folder);
        Path to = Files.createDirectories(GOLDEN.resolve("savepoint"));
        try (Stream<Path> old = Files.list(to)) {
            for (Path each : old.toList()) {
                Files.delete(each);
            }
        }
        try (Stream<Path> files = Files.list(Path.of(java.net.URI.create(saved)))) {
            for (Path each : files.toList()) {
                Files.copy(each, to.resolve(each.getFileName()));
            }
        }
    }

    private static Plan plan() throws IOException {
        return PlanReader.read("ramp.yml", Files.readAllBytes(GOLDEN.resolve("ramp.yml")))
                .plan();
    }

    private static List<String> lines() throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(GOLDEN.resolve("events.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }
}
