package dev.gradus.core.api;

import dev.gradus.core.data.Document;
import dev.gradus.core.queue.QueueLoad;

/** How named queues look in {@code /api/v1}. Stateless and thread safe. */
public final class QueueRepresentation {

    /** A queue and what is in it. */
    public Document queue(QueueLoad load) {
        return new Shape()
                .with("name", load.queue().name())
                .with("paused", load.queue().paused())
                .with("limit", load.queue().limit())
                .with("running", load.running())
                .with("waiting", load.waiting())
                .done();
    }
}
