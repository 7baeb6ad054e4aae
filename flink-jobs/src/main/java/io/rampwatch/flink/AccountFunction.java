package io.rampwatch.flink;

import io.rampwatch.account.AccountBook;
import io.rampwatch.account.AccountState;
import io.rampwatch.account.Contribution;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.OpsEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Asks the book of one account what follows from each event, and forgets what has had its time.
 *
 * <p>What overtakes its signup waits for it, until event time has passed: so that an order of arrival which is allowed
 * can never be seen in the numbers of those who have no signup.
 */
final class AccountFunction extends KeyedProcessFunction<String, OpsEvent, Contribution> {
    private final AccountBook book;
    private transient ValueState<AccountState> known;
    private transient ListState<OpsEvent> waiting;

    AccountFunction(AccountBook book) {
        this.book = book;
    }

    @Override
    public void open(OpenContext context) {
        known = getRuntimeContext().getState(new ValueStateDescriptor<>("account", AccountState.class));
        waiting = getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", OpsEvent.class));
    }

    @Override
    public void processElement(OpsEvent event, Context context, Collector<Contribution> out) throws Exception {
        long watermark = context.timerService().currentWatermark();
        AccountState before = known();
        if (book.waits(before, event, watermark)) {
            waiting.add(event);
            out.collect(held(event, 1));
            context.timerService().registerEventTimeTimer(event.timeMillis());
        } else {
            take(event, watermark, context, out);
            if (!before.signedUp() && known().signedUp()) {
                release(Long.MAX_VALUE, context, out);
            }
        }
    }

    private AccountState known() throws Exception {
        AccountState state = known.value();
        return state == null ? AccountState.NEW : state;
    }

    private void take(OpsEvent event, long watermark, Context context, Collector<Contribution> out) throws Exception {
        var taken = book.take(known(), event, watermark);
        known.update(taken.after());
        context.timerService().registerEventTimeTimer(book.forgetAt(taken.after()));
        taken.contributions().forEach(out::collect);
    }

    /** Takes in what waited and happened up to a time. It came in time, however late it is now. */
    private void release(long untilMillis, Context context, Collector<Contribution> out) throws Exception {
        List<OpsEvent> still = new ArrayList<>();
        List<OpsEvent> due = new ArrayList<>();
        waiting.get().forEach(event -> (event.timeMillis() <= untilMillis ? due : still).add(event));
        if (!due.isEmpty()) {
            waiting.update(still);
            for (OpsEvent event : due) {
                out.collect(held(event, -1));
                take(event, Math.min(event.timeMillis(), context.timerService().currentWatermark()), context, out);
            }
        }
    }

    private static Contribution held(OpsEvent event, long count) {
        return Contribution.tally(event.source(), Fate.HELD.label(), count);
    }

    @Override
    public void onTimer(long millis, OnTimerContext context, Collector<Contribution> out) throws Exception {
        long watermark = context.timerService().currentWatermark();
        release(watermark, context, out);
        AccountState before = known.value();
        if (before != null) {
            AccountState after = book.forget(before, watermark);
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
