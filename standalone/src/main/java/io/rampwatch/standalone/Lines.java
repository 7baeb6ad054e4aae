package io.rampwatch.standalone;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A file of JSON lines as the end of a stream.
 *
 * @param <T> what a line says
 */
final class Lines<T> implements Sink<T> {
    private static final long serialVersionUID = 1;

    private final String file;
    private final Choice<T> choice;

    private Lines(Path file, Choice<T> choice) {
        this.file = file.toString();
        this.choice = choice;
    }

    /** Which lines are written: made anew for each run, and may remember. */
    interface Choice<T> extends Serializable {
        /** Hears one element. */
        void hear(T element, Consumer<byte[]> out);

        /** Hears that there are no more. */
        default void end(Consumer<byte[]> out) {}
    }

    /** A line for each element. */
    interface Form<T> extends Serializable {
        byte[] line(T element);
    }

    /** Ends a stream in a file, with a line for each element. */
    static <T> Consumer<DataStream<T>> each(Path file, Form<T> form) {
        return chosen(file, (element, out) -> out.accept(form.line(element)));
    }

    /** Ends a stream in a file, with the lines that are chosen. */
    static <T> Consumer<DataStream<T>> chosen(Path file, Choice<T> choice) {
        String name = file.getFileName().toString();
        return stream ->
                stream.sinkTo(new Lines<>(file, choice)).name(name).uid(name).setParallelism(1);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        return new Writer(new BufferedOutputStream(Files.newOutputStream(Path.of(file)), 1 << 16));
    }

    private final class Writer implements SinkWriter<T> {
        private final OutputStream stream;

        Writer(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(T element, Context context) {
            choice.hear(element, this::line);
        }

        private void line(byte[] json) {
            try {
                stream.write(json);
                stream.write('\n');
            } catch (IOException full) {
                throw new Trouble("cannot write " + file + ": " + full.getMessage(), full);
            }
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (endOfInput) {
                choice.end(this::line);
            }
            stream.flush();
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
