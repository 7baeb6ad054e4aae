package io.rampwatch.flink;

import io.rampwatch.account.Contribution;
import io.rampwatch.event.Channel;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Limits how many plan types of a channel are counted apart: the first to come keep their names, all others are one.
 * Whoever sends signups chooses these names, and must not choose how much is kept.
 */
final class PlanTypesFunction extends KeyedProcessFunction<String, Contribution, Contribution> {
    /** More than anybody reads side by side. */
    static final int MOST = 20;

    private transient ListState<String> named;

    @Override
    public void open(OpenContext context) {
        named = getRuntimeContext().getListState(new ListStateDescriptor<>("named", String.class));
    }

    @Override
    public void processElement(Contribution said, Context context, Collector<Contribution> out) throws Exception {
        String type = Channel.planOf(said.channel());
        out.collect(
                Channel.isBuiltIn(type) || hasName(type)
                        ? said
                        : said.of(Channel.ofPlan(context.getCurrentKey(), Channel.OTHER)));
    }

    private boolean hasName(String type) throws Exception {
        List<String> all = new ArrayList<>();
        named.get().forEach(all::add);
        if (!all.contains(type) && all.size() < MOST) {
            named.add(type);
            return true;
        }
        return all.contains(type);
    }
}
