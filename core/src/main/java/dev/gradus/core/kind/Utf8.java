package dev.gradus.core.kind;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Text in UTF-8. */
final class Utf8 {
    private Utf8() {}

    /** The bytes of a code point. */
    static int bytes(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    /** The index after the longest beginning of the text that has at most so many bytes. */
    static int fitting(String text, long maxBytes) {
        long bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            bytes += bytes(point);
            if (bytes > maxBytes) {
                return end;
            }
            end += Character.charCount(point);
        }
        return end;
    }

    /** The SHA-256 of a text's bytes, in hexadecimal digits. */
    static String sha256Hex(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The bytes of a text. */
    static long bytes(String text) {
        return text.codePoints().mapToLong(Utf8::bytes).sum();
    }
}
