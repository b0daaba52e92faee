package dev.gradus.core.container;

/**
 * How much may be copied at once.
 *
 * @param entries files and folders
 * @param bytes of all files together
 */
public record CopyLimits(long entries, long bytes) {
    /** 100,000 entries, 1 GiB. */
    public static final CopyLimits DEFAULT = new CopyLimits(100_000, 1L << 30);

    public CopyLimits {
        if (entries < 1 || bytes < 0) {
            throw new IllegalArgumentException("at least one entry must be allowed, found " + entries + ", " + bytes);
        }
    }
}
