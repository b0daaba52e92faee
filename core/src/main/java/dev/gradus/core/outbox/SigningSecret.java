package dev.gradus.core.outbox;

import java.util.Base64;

/**
 * A key that both sides know, in the form of the Standard Webhooks specification: {@code whsec_} and base64 of 24 to 64
 * bytes. It never appears in an answer, an event or a log: its text form hides it.
 *
 * @param value the written form
 */
public record SigningSecret(String value) {
    private static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    public SigningSecret {
        int bytes = value.startsWith(PREFIX) ? decoded(value).length : 0;
        if (bytes < MIN_BYTES || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("a signing secret is whsec_ and base64 of 24 to 64 bytes");
        }
    }

    /** The secret with this key. */
    public static SigningSecret of(byte[] key) {
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** The key itself. */
    byte[] key() {
        return decoded(value);
    }

    private static byte[] decoded(String value) {
        try {
            return Base64.getDecoder().decode(value.substring(PREFIX.length()));
        } catch (IllegalArgumentException unreadable) {
            return new byte[0]; // refused by its length, without a message that would quote it
        }
    }

    @Override
    public String toString() {
        return PREFIX + "***";
    }
}
