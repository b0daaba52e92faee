package dev.gradus.core.memory;

import dev.gradus.core.port.IdempotencyKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was made under callers' idempotency keys. Used in transactions only. */
final class KeyTable {
    private final Map<String, Kept> kept = new HashMap<>();

    /**
     * What a key holds.
     *
     * @param fingerprint of the request
     * @param made what the request made
     * @param at when
     */
    private record Kept(String fingerprint, Object made, Instant at) {}

    /** What the same request made before; IDEMPOTENCY_MISMATCH when the key came with another. */
    <T> Optional<T> find(@Nullable IdempotencyKey key, Class<T> type) {
        Kept earlier = key == null ? null : kept.get(key.value());
        if (key == null || earlier == null) {
            return Optional.empty();
        }
        if (!earlier.fingerprint().equals(key.fingerprint()) || !type.isInstance(earlier.made())) {
            throw key.mismatch();
        }
        return Optional.of(type.cast(earlier.made()));
    }

    void keep(@Nullable IdempotencyKey key, Object made, Instant now) {
        if (key != null) {
            kept.put(key.value(), new Kept(key.fingerprint(), made, now));
        }
    }

    /** Forgets at most so many keys under which something was made at this moment or before it. */
    int forget(Instant until, int limit) {
        List<String> old = kept.entrySet().stream()
                .filter(entry -> !entry.getValue().at().isAfter(until))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
        old.forEach(kept::remove);
        return old.size();
    }

    /** Forgets the keys of what is gone. */
    void forget(Predicate<Object> gone) {
        kept.values().removeIf(entry -> gone.test(entry.made()));
    }
}
