package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.START_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.event.Channel;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class PlanTypesFunctionTest {
    private static KeyedOneInputStreamOperatorTestHarness<String, Contribution, Contribution> harness()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new PlanTypesFunction()),
                said -> Channel.withoutPlan(said.channel()),
                Types.STRING);
    }

    private static Contribution signup(String channel, String planType) {
        return new Contribution(
                Channel.ofPlan(channel, planType), "account.signed_up", Facet.FLOW, START_MINUTE, START_MINUTE, -1, 1);
    }

    private static List<String> sent(KeyedOneInputStreamOperatorTestHarness<String, Contribution, Contribution> types) {
        return types.extractOutputValues().stream().map(Contribution::channel).toList();
    }

    @Test
    void the_first_twenty_types_of_a_channel_keep_their_names_and_the_rest_is_one() throws Exception {
        try (var types = harness()) {
            types.open();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 23; i++) {
                types.processElement(new StreamRecord<>(signup("ads", "type " + i)));
                expected.add("ads · " + (i < 20 ? "type " + i : "(other)"));
            }
            types.processElement(new StreamRecord<>(signup("ads", "type 3")));
            types.processElement(new StreamRecord<>(signup("ads", Channel.NO_PLAN)));
            types.processElement(new StreamRecord<>(signup("partner", "type 22")));
            expected.addAll(List.of("ads · type 3", "ads · (no plan)", "partner · type 22"));
            assertThat(sent(types)).isEqualTo(expected);
        }
    }

    @Test
    void who_has_a_name_keeps_it_over_a_restart() throws Exception {
        try (var before = harness();
                var after = harness()) {
            before.open();
            for (int i = 0; i < 20; i++) {
                before.processElement(new StreamRecord<>(signup("ads", "type " + i)));
            }
            after.initializeState(before.snapshot(1, 1));
            after.open();
            after.processElement(new StreamRecord<>(signup("ads", "new")));
            after.processElement(new StreamRecord<>(signup("ads", "type 19")));
            assertThat(sent(after)).containsExactly("ads · (other)", "ads · type 19");
        }
    }
}
