package io.rampwatch.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** What a savepoint is found by: it must not change unnoticed. */
class GraphTest {
    @Test
    void every_operator_has_a_uid_and_these_are_they() {
        assertThat(Graph.ofTheJob().getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .containsExactlyInAnyOrder(
                        "numbers",
                        "received",
                        "control",
                        "decisions",
                        "decisions-heard",
                        "intake",
                        "directory",
                        "aliases",
                        "accounts",
                        "combine",
                        "names",
                        "plan-types",
                        "channels",
                        "reference-days",
                        "rules",
                        "flood-gate",
                        "heartbeat",
                        "readings",
                        "days",
                        "levels",
                        "dead-letters",
                        "heartbeats",
                        "totals");
    }

    @Test
    void no_operator_is_found_by_a_generated_name() {
        var pairs = StreamSupport.stream(
                        Graph.ofTheJob().getJobGraph().getVertices().spliterator(), false)
                .flatMap(vertex -> vertex.getOperatorIDs().stream())
                .toList();
        assertThat(pairs)
                .hasSizeGreaterThanOrEqualTo(19)
                .extracting(OperatorIDPair::getUserDefinedOperatorUid)
                .allMatch(Objects::nonNull);
    }

    @Test
    void the_number_of_key_groups_is_fixed() {
        assertThat(Graph.ofTheJob().getJobGraph().getVertices())
                .extracting(JobVertex::getMaxParallelism)
                .containsOnly(128);
    }

    @Test
    void state_is_keyed_by_text() {
        assertThat(Graph.ofTheJob().getStreamNodes())
                .extracting(StreamNode::getStateKeySerializer)
                .filteredOn(Objects::nonNull)
                .hasSize(6)
                .allMatch(StringSerializer.INSTANCE::equals);
    }
}
