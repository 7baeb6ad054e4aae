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
 * <p>Every event waits until event time has come to the first tick after it, and is taken in its place: so an account
 * has one history, whatever the order of arrival was, as long as it was allowed. What follows is stamped with that
 * tick, which is the first one that may know it.
 */
final class AccountFunction extends KeyedProcessFunction<String, Addressed, Contribution> {
    /** A signup before what happens at the same instant: it is why that counts where it does. */
    private static final Comparator<Addressed> IN_ORDER = Comparator.comparingLong(Addressed::fromMillis)
            .thenComparing(said -> said.event().kind() != Kind.SIGNED_UP)
            .thenComparing(Addressed::event, OpsEvent.IN_TIME);

    private final AccountBook book;
    private final Ticks ticks;
    private transient ValueState<AccountState> known;
    private transient ListState<Addressed> waiting;

    AccountFunction(AccountBook book, long tickMinutes) {
        this.book = book;
        ticks = new Ticks(tickMinutes);
    }

    @Override
    public void open(OpenContext context) {
        known = getRuntimeContext().getState(new ValueStateDescriptor<>("account", AccountState.class));
        waiting = getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", Addressed.class));
    }

    @Override
    public void processElement(Addressed said, Context context, Collector<Contribution> out) throws Exception {
        waiting.add(said);
        held(said, 1, out);
        // one timer for all that is known to the same tick first
        context.timerService().registerEventTimeTimer(ticks.from(said.fromMillis()));
    }

    private AccountState known() throws Exception {
        AccountState state = known.value();
        return state == null ? AccountState.NEW : state;
    }

    /** Takes in one event; late by where event time was when it came, not by where it is now. */
    private AccountState take(AccountState before, Addressed said, Collector<Contribution> out) {
        OpsEvent event = said.event();
        long heardMillis = said.fromMillis() - 1;
        AccountBook.Taken taken = switch (event.kind()) {
            case MERGED, ERASED, TICKET_LINKED -> book.resettle(before, event, heardMillis);
            default -> book.take(before, event, heardMillis);
        };
        for (Contribution contribution : taken.contributions()) {
            if (!said.again() || contribution.facet() != Facet.TALLY) {
                out.collect(contribution);
            }
        }
        return taken.after();
    }

    /** Takes in what is due, in its order. */
    private AccountState release(AccountState before, long millis, Collector<Contribution> out) throws Exception {
        List<Addressed> due = new ArrayList<>();
        List<Addressed> still = new ArrayList<>();
        waiting.get().forEach(said -> (said.fromMillis() <= millis ? due : still).add(said));
        if (due.isEmpty()) {
            return before;
        }
        if (still.isEmpty()) {
            waiting.clear();
        } else {
            waiting.update(still);
        }
        due.sort(IN_ORDER);
        AccountState after = before;
        for (Addressed said : due) {
            held(said, -1, out);
            after = take(after, said, out);
        }
        return after;
    }

    private static void held(Addressed said, long count, Collector<Contribution> out) {
        if (!said.again()) {
            out.collect(Contribution.tally(said.event().source(), Fate.HELD.label(), count));
        }
    }

    @Override
    public void onTimer(long millis, OnTimerContext context, Collector<Contribution> out) throws Exception {
        AccountState after = book.forget(release(known(), millis, out), millis);
        if (after.forgettable()) {
            known.clear();
        } else {
            known.update(after);
        }
        // only of what comes later: a reminder for now would never end
        long next = book.forgetAt(after);
        if (next > millis && next != AccountState.NEVER) {
            context.timerService().registerEventTimeTimer(next);
        }
    }
}
