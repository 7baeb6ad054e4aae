package io.rampwatch.standalone;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How many lines were read, told from the job to the command through a file: the job's operators are copies that share
 * nothing else with the command that started them.
 *
 * @param file the file that holds the number
 */
record LineCount(String file) implements Serializable {
    void note(long lines) {
        try (FileChannel channel =
                FileChannel.open(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, lines), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    long read() {
        try {
            byte[] bytes = Files.exists(Path.of(file)) ? Files.readAllBytes(Path.of(file)) : new byte[0];
            return bytes.length < Long.BYTES ? 0 : ByteBuffer.wrap(bytes).getLong();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
