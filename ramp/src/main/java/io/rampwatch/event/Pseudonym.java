package io.rampwatch.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What stands for a name that must not be kept: HMAC-SHA256, its first 128 bits in hex. Whoever has not the key cannot
 * tell whose it is, and the same name always gives the same.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>
 */
public final class Pseudonym {
    private static final int BLOCK = 64;
    private static final int BYTES = 16;

    private final byte[] inner = new byte[BLOCK];
    private final byte[] outer = new byte[BLOCK];

    /**
     * Pseudonyms by one key.
     *
     * @param key a secret
     * @throws IllegalArgumentException for an empty key
     */
    public Pseudonym(String key) {
        byte[] bytes = key.getBytes(UTF_8);
        if (bytes.length == 0) {
            throw new IllegalArgumentException("pseudonyms need a key");
        }
        byte[] block = Arrays.copyOf(bytes.length > BLOCK ? sha256().digest(bytes) : bytes, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            inner[i] = (byte) (block[i] ^ 0x36);
            outer[i] = (byte) (block[i] ^ 0x5c);
        }
    }

    /** The pseudonym of a name. */
    public String of(String name) {
        MessageDigest first = sha256();
        first.update(inner);
        byte[] within = first.digest(name.getBytes(UTF_8));
        MessageDigest second = sha256();
        second.update(outer);
        return HexFormat.of().formatHex(Arrays.copyOf(second.digest(within), BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
