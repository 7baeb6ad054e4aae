package io.rampwatch.flink;

import static io.rampwatch.flink.Sample.CORRECTION_MINUTES;
import static io.rampwatch.flink.Sample.DAY;
import static io.rampwatch.flink.Sample.HOUR;
import static io.rampwatch.flink.Sample.MINUTE;
import static io.rampwatch.flink.Sample.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.rampwatch.account.AccountBook;
import io.rampwatch.account.AccountState;
import io.rampwatch.event.OpsEvent;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What one account costs in a checkpoint, in bytes as they are written. README states these figures. */
class AccountStateSizeTest {
    private static final int ACCOUNT = 160;
    private static final int FACT = 110;
    private static final int MILESTONE = 30;
    private static final int REPORT = 26;

    private final AccountBook book = new AccountBook(Sample.metrics(), CORRECTION_MINUTES);
    private AccountState state = AccountState.NEW;

    @Test
    void an_account_that_signed_up_and_activated_is_small() throws Exception {
        hear(Sample.signup("account-1", "partner", START), Sample.activated("account-1", START + HOUR));
        assertThat(bytes()).isLessThanOrEqualTo(ACCOUNT + MILESTONE + 2 * REPORT);
    }

    @Test
    void it_grows_with_its_tickets_and_what_was_delivered_in_seven_days() throws Exception {
        hear(Sample.signup("account-1", "partner", START));
        for (int i = 0; i < 100; i++) {
            hear(Sample.ticket("account-1", "ticket-" + i, START + i * MINUTE));
        }
        assertThat(bytes()).isLessThanOrEqualTo(ACCOUNT + 100 * (FACT + REPORT) + REPORT);
        state = book.forget(state, START + 8 * DAY);
        assertThat(state.seen()).isEmpty();
        assertThat(bytes()).as("tickets are remembered").isLessThanOrEqualTo(ACCOUNT + 100 * FACT);
    }

    @Test
    void what_is_reported_without_end_leaves_again() throws Exception {
        hear(Sample.signup("account-1", "partner", START));
        int largest = 0;
        for (int hour = 1; hour < 90 * 24; hour++) {
            hear(Sample.failed("account-1", START + hour * HOUR), Sample.activated("account-1", START + hour * HOUR));
            largest = Math.max(largest, bytes());
        }
        // failures without a key as long as they can be corrected or looked at, each report for seven days
        long kept = CORRECTION_MINUTES / 60 + 2 * 24 + 1;
        assertThat(largest)
                .isLessThanOrEqualTo((int) (ACCOUNT + kept * FACT + 5 * MILESTONE + 2 * (7 * 24 + 1) * REPORT));
        state = book.forget(state, START + 180 * DAY);
        assertThat(bytes()).as("and the account stays").isLessThanOrEqualTo(ACCOUNT + 5 * MILESTONE);
    }

    @Test
    void an_account_of_which_nothing_counts_leaves_nothing() {
        hear(Sample.billed("account-1", "b-1", START));
        state = book.forget(state, START + 8 * DAY);
        assertThat(state.forgettable()).isTrue();
    }

    private void hear(OpsEvent... events) {
        for (OpsEvent event : events) {
            state = book.take(state, event, event.timeMillis() - 1).after();
        }
    }

    private int bytes() throws Exception {
        var serializer = TypeInformation.of(AccountState.class).createSerializer(new SerializerConfigImpl());
        var out = new DataOutputSerializer(1 << 16);
        serializer.serialize(state, out);
        return out.length();
    }
}
