package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.function.Supplier;

/** Reading, changing and writing back, over again while others were faster. */
final class Retried {
    private static final int TRIES = 5;

    private Retried() {}

    static Document whenMovedOn(Supplier<Document> change) {
        for (int tried = 1; ; tried++) {
            try {
                return change.get();
            } catch (CoreException refused) {
                if (refused.code() != ErrorCode.PRECONDITION_FAILED || tried == TRIES) {
                    throw refused;
                }
            }
        }
    }

    /** The version of a task that was read. */
    static long seen(Document task) {
        return task.member("seq").orElseThrow().longValue();
    }
}
