package dev.gradus.core.step;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step has to be admitted by before it may be executed: a named queue, a concurrency key, or both. It holds its place in
 * each from its claim until it is executed no longer, however that comes.
 *
 * @param queue the named queue it stands in
 * @param concurrency the key it shares with others
 */
public record Gates(@Nullable String queue, @Nullable Concurrency concurrency) {
    /** A step that is admitted by nothing but a free worker. */
    public static final Gates NONE = new Gates(null, null);

    public Gates {
        if (queue != null && !StepKey.isValid(queue)) {
            throw new IllegalArgumentException(
                    "queue: expected 1 to 100 letters, digits, '_', '-' and '.', beginning with a letter or digit, found '%s'"
                            .formatted(queue));
        }
    }

    /** Whether nothing has to admit the step. */
    public boolean areOpen() {
        return queue == null && concurrency == null;
    }

    /** What the step holds while it is executed, by names that tell queues from keys. */
    public List<String> names() {
        List<String> names = new ArrayList<>(2);
        if (queue != null) {
            names.add(ofQueue(queue));
        }
        if (concurrency != null) {
            names.add(ofKey(concurrency.key()));
        }
        return names;
    }

    /** What steps of a named queue hold. */
    public static String ofQueue(String queue) {
        return "queue:" + queue;
    }

    /** What steps with a concurrency key hold. */
    public static String ofKey(String key) {
        return "key:" + key;
    }
}
