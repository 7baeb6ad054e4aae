package io.rampwatch.event;

/**
 * What stands in the place of an account in an event that names none: the key of another system, a ticket, an
 * escalation, a channel, a source.
 *
 * <p>It begins with a character that no account has, because ids are trimmed: so no account can be taken for a name,
 * whatever it is called.
 */
public final class Name {
    private static final char MARK = '\u001f';
    private static final String KEY = MARK + "key:";
    private static final String TICKET = MARK + "ticket:";

    private static final String MERGED = MARK + "merged:";
    private static final String ERASED = MARK + "erased:";

    private Name() {}

    /** Of an account that is known by its key in another system, such as {@code stripe:cus_1}. */
    public static String key(String linkKey) {
        return KEY + linkKey;
    }

    /** Of a ticket. */
    public static String ticket(String ticketId) {
        return TICKET + ticketId;
    }

    /** Of an escalation that belongs to no ticket. */
    public static String escalation(String escalationId) {
        return MARK + "escalation:" + escalationId;
    }

    /** Of a channel, for facts that are nobody's. */
    public static String channel(String channel) {
        return MARK + "channel:" + channel;
    }

    /** Of a source, for what it says of itself. */
    public static String source(String source) {
        return MARK + "source:" + source;
    }

    /** Of an account that was merged into another one. */
    public static String merged(String account) {
        return MERGED + account;
    }

    /** Of what was erased, by its pseudonym. */
    public static String erased(String pseudonym) {
        return ERASED + pseudonym;
    }

    /** Whether this is the id of an account, and not a name in its place. */
    public static boolean isAccount(String account) {
        return account.isEmpty() || account.charAt(0) != MARK;
    }

    /** Whether it is the key of another system. */
    public static boolean isKey(String account) {
        return account.startsWith(KEY);
    }

    /** Whether it is a ticket. */
    public static boolean isTicket(String account) {
        return account.startsWith(TICKET);
    }

    /** Whether it is a merged account. */
    public static boolean isMerged(String name) {
        return name.startsWith(MERGED);
    }

    /** Whether it is what was erased. */
    public static boolean isErased(String name) {
        return name.startsWith(ERASED);
    }

    /** What a name names: the ticket, the key, the account in it. */
    public static String within(String name) {
        return isAccount(name) ? name : name.substring(name.indexOf(':') + 1);
    }
}
