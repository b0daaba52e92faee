package dev.gradus.core.engine;

import dev.gradus.core.api.Queues;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.Admissions;
import dev.gradus.core.queue.NamedQueue;
import dev.gradus.core.queue.QueueCommand;
import dev.gradus.core.queue.QueueLoad;
import dev.gradus.core.step.Concurrency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named queues over the store. */
record QueueService(Admissions admissions) implements Queues {
    @Override
    public List<QueueLoad> list() {
        return admissions.queues();
    }

    @Override
    public QueueLoad get(String name) {
        return admissions.queue(valid(name));
    }

    @Override
    public NamedQueue pause(String name, Cause cause) {
        return admissions.change(valid(name), QueueCommand.PAUSE, cause);
    }

    @Override
    public NamedQueue resume(String name, Cause cause) {
        return admissions.change(valid(name), QueueCommand.RESUME, cause);
    }

    @Override
    public NamedQueue limit(String name, @Nullable Integer limit, Cause cause) {
        if (limit != null && (limit < 1 || limit > Concurrency.MOST)) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT,
                    "queue '%s': expected a limit of 1 to %d, or none, found %d"
                            .formatted(name, Concurrency.MOST, limit));
        }
        return admissions.change(valid(name), QueueCommand.limit(limit), cause);
    }

    private static String valid(String name) {
        try {
            return NamedQueue.open(name).name();
        } catch (IllegalArgumentException unfit) {
            throw new CoreException(ErrorCode.INVALID_INPUT, String.valueOf(unfit.getMessage()), unfit);
        }
    }
}
