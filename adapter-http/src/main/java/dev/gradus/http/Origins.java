package dev.gradus.http;

import java.util.Set;

/**
 * Which pages may call this server from a browser, beside its own.
 *
 * @param allowed their origins, such as {@code http://localhost:8080}
 * @param all whether any page may, without its user's credentials
 */
public record Origins(Set<String> allowed, boolean all) {
    /** None. */
    public static final Origins OWN = new Origins(Set.of(), false);

    public Origins {
        allowed = Set.copyOf(allowed);
    }

    boolean allow(String origin) {
        return all || allowed.contains(origin);
    }
}
