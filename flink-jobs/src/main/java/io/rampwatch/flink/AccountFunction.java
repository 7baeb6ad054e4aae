package io.rampwatch.flink;

import io.rampwatch.account.AccountBook;
import io.rampwatch.account.AccountState;
import io.rampwatch.account.Contribution;
import io.rampwatch.account.Facet;
import io.rampwatch.event.Addressed;
import io.rampwatch.event.Conservation.Fate;
import io.rampwatch.event.Kind;
import io.rampwatch.event.OpsEvent;
import java.util.ArrayList;
import java.util.Comparator;
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
 * can never be seen in the numbers of those who have no signup. So does what changes the past.
 */
final class AccountFunction extends KeyedProcessFunction<String, Addressed, Contribution> {
    private static final Comparator<Addressed> IN_ORDER = Comparator.comparingLong(Addressed::fromMillis)
            .thenComparing(said -> said.event().kind() != Kind.SIGNED_UP)
            .thenComparing(said -> said.event().timeMillis())
            .thenComparing(said -> said.event().source())
            .thenComparing(said -> said.event().id());

    private final AccountBook book;
    private transient ValueState<AccountState> known;
    private transient ListState<Addressed> waiting;

    AccountFunction(AccountBook book) {
        this.book = book;
    }

    @Override
    public void open(OpenContext context) {
        known = getRuntimeContext().getState(new ValueStateDescriptor<>("account", AccountState.class));
        waiting = getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", Addressed.class));
    }

    @Override
    public void processElement(Addressed said, Context context, Collector<Contribution> out) throws Exception {
        long watermark = context.timerService().currentWatermark();
        AccountState before = known();
        if (book.waits(before, said.event(), said.fromMillis(), watermark)) {
            waiting.add(said);
            held(said, 1, out);
            context.timerService().registerEventTimeTimer(said.fromMillis());
        } else {
            take(said, watermark, context, out);
            if (!before.signedUp() && known().signedUp()) {
                release(watermark, context, out);
            }
        }
    }

    private AccountState known() throws Exception {
        AccountState state = known.value();
        return state == null ? AccountState.NEW : state;
    }

    private void take(Addressed said, long watermark, Context context, Collector<Contribution> out) throws Exception {
        OpsEvent event = said.event();
        AccountBook.Taken taken = switch (event.kind()) {
            case MERGED, ERASED, TICKET_LINKED -> book.resettle(known(), event, watermark);
            default -> book.take(known(), event, watermark);
        };
        AccountState after = taken.after();
        if (after.forgettable()) {
            known.clear();
        } else {
            known.update(after);
        }
        long next = book.forgetAt(after);
        if (next != AccountState.NEVER) {
            context.timerService().registerEventTimeTimer(next);
        }
        for (Contribution contribution : taken.contributions()) {
            if (!said.again() || contribution.facet() != Facet.TALLY) {
                out.collect(contribution);
            }
        }
    }

    /** Takes in what need not wait any more, in its order. It came in time, however late it is now. */
    private void release(long watermark, Context context, Collector<Contribution> out) throws Exception {
        List<Addressed> all = new ArrayList<>();
        waiting.get().forEach(all::add);
        if (all.isEmpty()) {
            return;
        }
        all.sort(IN_ORDER);
        List<Addressed> still = new ArrayList<>();
        for (Addressed said : all) {
            if (book.waits(known(), said.event(), said.fromMillis(), watermark)) {
                still.add(said);
            } else {
                held(said, -1, out);
                // late by where event time was when it came, not by where it is now
                take(said, Math.min(said.fromMillis() - 1, watermark), context, out);
            }
        }
        waiting.update(still);
    }

    private static void held(Addressed said, long count, Collector<Contribution> out) {
        if (!said.again()) {
            out.collect(Contribution.tally(said.event().source(), Fate.HELD.label(), count));
        }
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
