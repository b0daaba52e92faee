package dev.gradus.core.definition;

import java.util.Set;

/**
 * The environment variables that a definition may read as {@code ${env.NAME}}: a few that hold no secrets, and whatever an
 * operator named so as to be read.
 */
public final class EnvironmentNames {
    /** Every variable whose name begins so may be read. */
    public static final String PREFIX = "GRADUS_VAR_";

    private static final Set<String> ALLOWED =
            Set.of("CI", "HOME", "HOSTNAME", "LANG", "LC_ALL", "PATH", "TMPDIR", "TZ", "USER");

    private EnvironmentNames() {}

    /** Whether a definition may read the variable. */
    public static boolean allows(String name) {
        return ALLOWED.contains(name) || (name.startsWith(PREFIX) && name.length() > PREFIX.length());
    }
}
