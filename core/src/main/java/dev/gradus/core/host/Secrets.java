package dev.gradus.core.host;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Texts of 128 bits of chance each, in hexadecimal digits, that nobody can guess. Thread safe. */
public final class Secrets implements Supplier<String> {
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
