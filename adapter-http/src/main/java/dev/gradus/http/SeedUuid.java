package dev.gradus.http;

/** Says why a text is no UUID, in the words that taskonaut's users know. */
final class SeedUuid {
    private static final String ALLOWED = "0123456789abcdefABCDEF-";

    private SeedUuid() {}

    static String fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (ALLOWED.indexOf(text.charAt(i)) < 0) {
                return "invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], found `"
                        + Character.toString(text.codePointAt(i)) + "` at " + (i + 1);
            }
        }
        long digits = text.chars().filter(letter -> letter != '-').count();
        return "invalid length: expected length 32 for simple format, found " + digits;
    }
}
