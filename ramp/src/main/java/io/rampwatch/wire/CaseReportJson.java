package io.rampwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rampwatch.foresight.CaseReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What became of cases, as JSON: each with what is not as written, and the clauses that none of them covers. */
public final class CaseReportJson {
    private static final String SCHEMA = "rampwatch.cases.v1";

    private CaseReportJson() {}

    /**
     * One object as UTF-8, without a line end.
     *
     * @param file the cases' file
     */
    public static byte[] write(String file, CaseReport report) {
        return Json.write(SCHEMA, json -> {
            json.writeStringField("file", file);
            json.writeBooleanField("asWritten", report.good());
            json.writeArrayFieldStart("cases");
            for (CaseReport.Outcome outcome : report.outcomes()) {
                outcome(json, outcome);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notCovered");
            for (Map.Entry<String, List<String>> open : report.open().entrySet()) {
                json.writeStartObject();
                json.writeStringField("rule", open.getKey());
                Json.texts(json, "clauses", open.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void outcome(JsonGenerator json, CaseReport.Outcome outcome) throws IOException {
        json.writeStartObject();
        json.writeStringField("case", outcome.name());
        json.writeBooleanField("asWritten", outcome.good());
        json.writeArrayFieldStart("faults");
        for (CaseReport.Fault fault : outcome.faults()) {
            json.writeStartObject();
            json.writeStringField("rule", fault.rule());
            json.writeStringField("expected", fault.expected());
            json.writeStringField("found", fault.found());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
