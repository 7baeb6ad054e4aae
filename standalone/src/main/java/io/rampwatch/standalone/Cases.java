package io.rampwatch.standalone;

import io.rampwatch.foresight.CaseRecording;
import io.rampwatch.foresight.CaseReport;
import io.rampwatch.plan.Plan;
import io.rampwatch.plan.PlanFile;
import io.rampwatch.plan.RuleCase;
import io.rampwatch.plan.RuleCaseReader;
import io.rampwatch.rule.Level;
import io.rampwatch.wire.CaseReportJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rampwatch test CASES}: what the rules of a plan say of examples that a person wrote. */
@Command(
        name = "test",
        description = "Judges cases (given, when, then) by the rules of a plan, and says which clauses no case covers.",
        mixinStandardHelpOptions = true)
final class Cases implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CASES", description = "The cases, such as cases.yml.")
    private Path file;

    @Option(names = "--plan", required = true, paramLabel = "PLAN", description = "The plan, such as ramp.yml.")
    private Path planFile;

    @Option(
            names = "--json",
            description = "Print the same as JSON: each case with what is not as written, and the clauses that no case"
                    + " covers. What is wrong with a file of cases is told in words.")
    private boolean json;

    /** 0 when every case came out as written, 1 when one did not: a build may stop on it. */
    @Override
    public Integer call() throws IOException {
        Plan plan = PlanFile.demand(planFile);
        var out = spec.commandLine().getOut();
        var read = RuleCaseReader.read(file.toString(), bytes(), plan);
        if (!read.problems().isEmpty()) {
            out.println(read.problems());
            return 1;
        }
        var report = new CaseReport(plan);
        for (RuleCase one : read.cases()) {
            report.add(one, levels(plan, one));
        }
        out.println(
                json
                        ? new String(CaseReportJson.write(file.toString(), report), StandardCharsets.UTF_8)
                        : report.words(file.toString()));
        return report.good() ? 0 : 1;
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new Trouble("the cases " + file + " cannot be read: is there such a file?", unreadable);
        }
    }

    private Map<String, Level> levels(Plan plan, RuleCase one) throws IOException {
        String events = one.given().events();
        return events == null ? CaseRecording.levels(plan, one) : ofEvents(plan, one, file.resolveSibling(events));
    }

    /** Runs the very job over the events of a case. */
    private static Map<String, Level> ofEvents(Plan plan, RuleCase one, Path events) throws IOException {
        Path folder = Files.createTempDirectory("rampwatch-test");
        try {
            new ReplayRun(plan, events, folder, 60, 1).run(Progress.none());
            Long when = one.whenMillis();
            Map<String, Level> levels = new HashMap<>();
            RecordedFolder.read(folder).judge(plan.agreedRules(), RecordedFolder.decisionsOf(one), level -> {
                if (level.channel().equals(one.channel()) && (when == null || level.tickMillis() <= when)) {
                    levels.put(level.rule(), level);
                }
            });
            return levels;
        } finally {
            Folder.delete(folder);
        }
    }
}
