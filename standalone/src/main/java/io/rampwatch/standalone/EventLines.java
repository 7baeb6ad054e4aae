package io.rampwatch.standalone;

import io.rampwatch.event.Origin;
import io.rampwatch.event.Received;
import io.rampwatch.mapping.FeedReader;
import io.rampwatch.wire.RecordedLine;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/** A file of events, one a line, packed or not, read as the job receives records. */
final class EventLines extends SimpleStreamFormat<Received> {
    private static final long serialVersionUID = 1;

    /** Intake refuses what is longer; one byte more shows it that there was more. */
    private static final int LONGEST = 256 * 1024 + 1;

    private final String file;
    private final FeedReader records;
    private final LineCount progress;

    /**
     * Lines of a file.
     *
     * @param file its name, for dead letters
     * @param progress where the reader notes how far it has come
     */
    EventLines(String file, FeedReader records, LineCount progress) {
        this.file = file;
        this.records = records;
        this.progress = progress;
    }

    @Override
    public StreamFormat.Reader<Received> createReader(Configuration configuration, FSDataInputStream stream) {
        return new LineReader(new BufferedInputStream(stream, 1 << 16));
    }

    @Override
    public TypeInformation<Received> getProducedType() {
        return TypeInformation.of(Received.class);
    }

    private final class LineReader implements StreamFormat.Reader<Received> {
        private final InputStream stream;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
        /** A line that is mapped may give several events. */
        private final Deque<Received> rest = new ArrayDeque<>();

        private long number;

        LineReader(InputStream stream) {
            this.stream = stream;
        }

        @Override
        public @Nullable Received read() throws IOException {
            if (!rest.isEmpty()) {
                return rest.poll();
            }
            line.reset();
            int next = stream.read();
            if (next < 0) {
                progress.note(number);
                return null;
            }
            while (next >= 0 && next != '\n') {
                if (line.size() < LONGEST) {
                    line.write(next);
                }
                next = stream.read();
            }
            number++;
            if (number % 1_000 == 0) {
                progress.note(number);
            }
            var recorded = RecordedLine.of(line.toByteArray());
            rest.addAll(records.read(
                    null, recorded.value(), List.of(), new Origin(file, 0, number, recorded.arrivalMillis())));
            return rest.poll();
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
