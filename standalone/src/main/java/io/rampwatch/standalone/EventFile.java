package io.rampwatch.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file of events, looked at before the job reads it: so that a wrong name or a broken archive is told at once. */
final class EventFile {
    private EventFile() {}

    /** How many lines it has. */
    static long lines(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Trouble("there is no file " + file + " (--events takes JSON lines, packed as .gz or not)");
        }
        try (InputStream stream = open(file)) {
            byte[] block = new byte[1 << 16];
            long lines = 0;
            byte last = '\n';
            for (int size = stream.read(block); size >= 0; size = stream.read(block)) {
                for (int i = 0; i < size; i++) {
                    lines += block[i] == '\n' ? 1 : 0;
                }
                last = size > 0 ? block[size - 1] : last;
            }
            return last == '\n' ? lines : lines + 1;
        } catch (IOException broken) {
            throw new Trouble("the file " + file + " cannot be read to its end: " + broken.getMessage(), broken);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream stream = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(stream, 1 << 16) : stream;
    }
}
