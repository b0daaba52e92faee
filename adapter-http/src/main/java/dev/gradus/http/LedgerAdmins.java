package dev.gradus.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may decide about entries of the ledger, and who may prune it.
 *
 * @param key what opens everything, when there is one
 * @param users the addresses of people who may decide by saying that they are administrators; empty means anybody
 */
public record LedgerAdmins(@Nullable String key, Set<String> users) {
    /** Whoever says that he is an administrator may decide; nobody may prune. */
    public static final LedgerAdmins OPEN = new LedgerAdmins(null, Set.of());

    public LedgerAdmins {
        users = users.stream().map(user -> user.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Decides about entries: by the key, or as an administrator. */
    void requireAdministrator(Call call) {
        boolean role = call.header("X-User-Role").map("admin"::equalsIgnoreCase).orElse(false);
        String email = call.header("X-User-Email").orElse("").strip().toLowerCase(Locale.ROOT);
        boolean known = users.isEmpty() || users.contains(email);
        if (!hasKey(call) && !(role && known)) {
            throw new Refusal(403, "not-allowed", "Admin role required");
        }
    }

    /** Prunes: by the key alone. */
    void requireKey(Call call) {
        if (!hasKey(call)) {
            throw new Refusal(403, "not-allowed", "Forbidden");
        }
    }

    private boolean hasKey(Call call) {
        String given = call.header("X-Admin-Key").orElse("");
        return key != null
                && MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
