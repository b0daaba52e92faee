package dev.gradus.http;

import dev.gradus.core.api.FlowRepresentation;
import dev.gradus.core.api.Tasks;
import dev.gradus.core.data.Document;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.port.TaskPage;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All tasks that taskonaut's face could drive or could have made, newest first. Holds one page of them at a time; a task
 * made after the first page was read is not among them.
 */
final class SeedListing implements Iterator<Document> {
    private static final Logger LOG = LoggerFactory.getLogger(SeedTaskRoutes.class);
    private static final TaskFilter NEWEST = TaskFilter.newest(TaskFilter.MAX_LIMIT);

    private final Tasks tasks;
    private final FlowRepresentation shape;
    private @Nullable TaskFilter next = NEWEST;
    private Iterator<TaskSnapshot> page = List.<TaskSnapshot>of().iterator();
    private long count;

    private SeedListing(Tasks tasks, FlowRepresentation shape) {
        this.tasks = tasks;
        this.shape = shape;
    }

    /** With its first page read, so that a store that is away is told as a refusal. */
    static SeedListing begun(Tasks tasks, FlowRepresentation shape) {
        var listing = new SeedListing(tasks, shape);
        listing.read(NEWEST);
        return listing;
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next != null) {
            read(next);
        }
        return page.hasNext();
    }

    private void read(TaskFilter filter) {
        TaskPage read = tasks.list(filter);
        TaskId end = read.next();
        next = end == null ? null : filter.after(end);
        page = read.tasks().stream().filter(SeedListing::isListed).iterator();
        if (next == null) {
            long rest = read.tasks().stream().filter(SeedListing::isListed).count();
            LOG.atInfo().addKeyValue("count", count + rest).log("list_tasks.succeeded");
        }
    }

    @Override
    public Document next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all tasks were listed");
        }
        count++;
        return shape.of(page.next());
    }

    private static boolean isListed(TaskSnapshot task) {
        return task.task().spec().rules().isManual() && !task.task().spec().isStanding();
    }
}
