package io.rampwatch.standalone;

import io.rampwatch.wire.RecordedLine;
import io.rampwatch.wire.Refused;
import io.rampwatch.wire.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A file of payloads: one JSON document, or one a line; recordings {@code {"arrival": …, "raw": …}} are opened. */
final class PayloadFile {
    private PayloadFile() {}

    /** The payloads, in their order. */
    static List<RecordedLine> read(Path file) {
        byte[] bytes;
        try (InputStream stream = open(file)) {
            bytes = stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new Trouble("the file " + file + " cannot be read: is there such a file?", unreadable);
        }
        return isOneDocument(file, bytes) ? List.of(RecordedLine.of(bytes)) : lines(bytes);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream stream = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(stream, 1 << 16) : stream;
    }

    /** Whether the lines belong together; of a file named .json that cannot be read, too, so that its fault is told. */
    private static boolean isOneDocument(Path file, byte[] bytes) {
        try {
            new StrictJson().read(bytes, StrictJson.MAX_BYTES);
            return true;
        } catch (Refused refused) {
            return file.toString().endsWith(".json") && !refused.detail().equals("a second document");
        }
    }

    private static List<RecordedLine> lines(byte[] bytes) {
        List<RecordedLine> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= bytes.length; i++) {
            boolean end = i == bytes.length;
            if (end ? from < bytes.length : bytes[i] == '\n') {
                lines.add(RecordedLine.of(Arrays.copyOfRange(bytes, from, i)));
                from = i + 1;
            }
        }
        return lines;
    }
}
