package dev.gradus.core.data;

/**
 * The bounds a document is read and built within. They keep every document storable as PostgreSQL {@code jsonb} and
 * every recursion over one shallow. Breaking a bound is a {@link DocumentException}. Immutable.
 *
 * @param maxDepth objects and arrays inside one another; a scalar has depth 0, {@code {}} has depth 1
 * @param maxNumberDigits significant digits of a number, without leading and trailing zeros
 * @param maxExponent largest magnitude of a number's decimal exponent in scientific notation
 * @param maxStringBytes UTF-8 bytes of one string
 * @param maxNameChars UTF-16 units of one member name
 * @param maxMembers members of one object
 * @param maxItems items of one array
 */
public record DocumentLimits(
        int maxDepth,
        int maxNumberDigits,
        int maxExponent,
        int maxStringBytes,
        int maxNameChars,
        int maxMembers,
        int maxItems) {

    /** For text that comes from outside: requests, settings, files of a project, output of tools. */
    public static final DocumentLimits DEFAULT = new DocumentLimits(64, 40, 400, 1 << 20, 256, 10_000, 100_000);

    /**
     * For text this program wrote, and for documents built by code. Wider than {@link #DEFAULT}, so that an accepted
     * document still fits when it is wrapped into an event or a report; whatever was built can be read back with these.
     */
    public static final DocumentLimits STORED = new DocumentLimits(256, 40, 400, 64 << 20, 4_096, 1_000_000, 1_000_000);

    public DocumentLimits {
        requirePositive(maxDepth, "maxDepth");
        requirePositive(maxNumberDigits, "maxNumberDigits");
        requirePositive(maxExponent, "maxExponent");
        requirePositive(maxStringBytes, "maxStringBytes");
        requirePositive(maxNameChars, "maxNameChars");
        requirePositive(maxMembers, "maxMembers");
        requirePositive(maxItems, "maxItems");
    }

    private static void requirePositive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, found " + value);
        }
    }
}
