package io.rampwatch.event;

import org.jspecify.annotations.Nullable;

/**
 * A 64-bit hash of a few strings, the same on every machine.
 *
 * <p>FNV-1a over the UTF-16 units with a separator between the parts, finished by the mixer of MurmurHash3: chance
 * collisions among the events of one account are beyond what a company will see.
 *
 * @see <a href="http://www.isthe.com/chongo/tech/comp/fnv/">Fowler, Noll, Vo</a>
 */
public final class Fingerprint {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final char SEPARATOR = 0x1f;

    private Fingerprint() {}

    /** The fingerprint of the parts in their order; null differs from the empty string. */
    public static long of(@Nullable String... parts) {
        long hash = OFFSET;
        for (String part : parts) {
            hash = (hash ^ (part == null ? 1 : SEPARATOR)) * PRIME;
            for (int i = 0; part != null && i < part.length(); i++) {
                hash = (hash ^ part.charAt(i)) * PRIME;
            }
        }
        return mixed(hash);
    }

    private static long mixed(long hash) {
        long once = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        long twice = (once ^ (once >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return twice ^ (twice >>> 33);
    }
}
