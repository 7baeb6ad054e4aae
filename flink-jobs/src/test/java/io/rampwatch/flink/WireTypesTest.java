package io.rampwatch.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rampwatch.account.AccountState;
import io.rampwatch.account.Contribution;
import io.rampwatch.account.Timeline;
import io.rampwatch.channel.ChannelMarks;
import io.rampwatch.channel.ChannelTotals;
import io.rampwatch.channel.HourCells;
import io.rampwatch.channel.QualityHour;
import io.rampwatch.channel.SourceMark;
import io.rampwatch.directory.Directed;
import io.rampwatch.directory.Entry;
import io.rampwatch.directory.Said;
import io.rampwatch.directory.Word;
import io.rampwatch.episode.Decision;
import io.rampwatch.episode.PlanVersion;
import io.rampwatch.event.Addressed;
import io.rampwatch.event.DeadLetter;
import io.rampwatch.event.Heartbeat;
import io.rampwatch.event.OpsEvent;
import io.rampwatch.event.Received;
import io.rampwatch.metric.ClosedDay;
import io.rampwatch.metric.ClosedHour;
import io.rampwatch.metric.Reading;
import io.rampwatch.rule.Level;
import io.rampwatch.rule.RuleMarks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EnumTypeInfo;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.api.java.typeutils.MapTypeInfo;
import org.apache.flink.api.java.typeutils.NullableListTypeInfo;
import org.apache.flink.api.java.typeutils.NullableMapTypeInfo;
import org.apache.flink.api.java.typeutils.NullableSetTypeInfo;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.api.java.typeutils.SetTypeInfo;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes between operators and into state is flat: one Kryo in it and a savepoint is bound to one build. */
class WireTypesTest {
    /** Not flat: two shapes that look harmless. */
    public record Sloppy(String channel, Map<String, Optional<Long>> sums) {}

    public record Timed(List<Duration> waits) {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                Received.class,
                OpsEvent.class,
                Addressed.class,
                Directed.class,
                Word.class,
                Entry.class,
                Said.Reminder.class,
                DirectoryOperator.Arrived.class,
                DeadLetter.class,
                Contribution.class,
                RuleInput.class,
                Reading.class,
                ClosedDay.class,
                ClosedHour.class,
                PlanVersion.class,
                Level.class,
                Decision.class,
                Heartbeat.class,
                ChannelTotals.class,
                AccountState.class,
                HourCells.class,
                ChannelMarks.class,
                QualityHour.class,
                SourceMark.class,
                RuleMarks.class,
                Heard.class,
                Spoken.class,
                Timeline.class
            })
    void a_record_between_operators_or_in_state_is_flat_to_its_last_part(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
        assertFlat(TypeInformation.of(type), type.getSimpleName());
    }

    @Test
    void every_stream_of_the_graph_carries_flat_records() {
        assertThat(Graph.transformations())
                .isNotEmpty()
                .allSatisfy(each -> assertFlat(each.getOutputType(), each.getName()));
    }

    @Test
    void the_walk_finds_what_is_not_flat() {
        assertThatThrownBy(() -> assertFlat(TypeInformation.of(Sloppy.class), "Sloppy"))
                .hasMessageContaining("Sloppy.sums");
        assertThatThrownBy(() -> assertFlat(TypeInformation.of(Timed.class), "Timed"))
                .hasMessageContaining("Timed.waits");
    }

    @Test
    void a_job_with_a_generic_type_does_not_start() {
        assertThat(RampJob.configuration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    }

    private static void assertFlat(TypeInformation<?> type, String path) {
        if (type instanceof PojoTypeInfo<?> pojo) {
            for (int i = 0; i < pojo.getArity(); i++) {
                var field = pojo.getPojoFieldAt(i);
                assertFlat(
                        field.getTypeInformation(),
                        path + "." + field.getField().getName());
            }
        } else if (type instanceof MapTypeInfo<?, ?> map) {
            assertFlat(map.getKeyTypeInfo(), path + "[key]");
            assertFlat(map.getValueTypeInfo(), path + "[value]");
        } else if (type instanceof NullableMapTypeInfo<?, ?> map) {
            assertFlat(map.getKeyTypeInfo(), path + "[key]");
            assertFlat(map.getValueTypeInfo(), path + "[value]");
        } else if (type instanceof ListTypeInfo<?> list) {
            assertFlat(list.getElementTypeInfo(), path + "[]");
        } else if (type instanceof NullableListTypeInfo<?> list) {
            assertFlat(list.getElementTypeInfo(), path + "[]");
        } else if (type instanceof SetTypeInfo<?> set) {
            assertFlat(set.getElementTypeInfo(), path + "[]");
        } else if (type instanceof NullableSetTypeInfo<?> set) {
            assertFlat(set.getElementTypeInfo(), path + "[]");
        } else {
            assertThat(type)
                    .as(path)
                    .isInstanceOfAny(BasicTypeInfo.class, EnumTypeInfo.class, PrimitiveArrayTypeInfo.class);
        }
    }
}
