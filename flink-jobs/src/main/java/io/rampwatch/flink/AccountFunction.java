package io.rampwatch.flink;

import io.rampwatch.account.AccountBook;
import io.rampwatch.account.AccountState;
import io.rampwatch.account.Contribution;
import io.rampwatch.event.OpsEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Asks the book of one account what follows from each event, and forgets what has had its time. */
final class AccountFunction extends KeyedProcessFunction<String, OpsEvent, Contribution> {
    private final AccountBook book;
    private transient ValueState<AccountState> known;

    AccountFunction(AccountBook book) {
        this.book = book;
    }

    @Override
    public void open(OpenContext context) {
        known = getRuntimeContext().getState(new ValueStateDescriptor<>("account", AccountState.class));
    }

    @Override
    public void processElement(OpsEvent event, Context context, Collector<Contribution> out) throws Exception {
        AccountState before = known.value();
        var taken = book.take(
                before == null ? AccountState.NEW : before,
                event,
                context.timerService().currentWatermark());
        known.update(taken.after());
        context.timerService().registerEventTimeTimer(book.forgetAt(taken.after()));
        taken.contributions().forEach(out::collect);
    }

    @Override
    public void onTimer(long millis, OnTimerContext context, Collector<Contribution> out) throws Exception {
        AccountState before = known.value();
        if (before != null) {
            AccountState after = book.forget(before, context.timerService().currentWatermark());
            if (after.forgettable()) {
                known.clear();
            } else {
                known.update(after);
                remindOf(after, millis, context);
            }
        }
    }

    /** Only of what comes later: a reminder for now would never end. */
    private void remindOf(AccountState after, long millis, OnTimerContext context) {
        long next = book.forgetAt(after);
        if (next > millis && next != AccountState.NEVER) {
            context.timerService().registerEventTimeTimer(next);
        }
    }
}
