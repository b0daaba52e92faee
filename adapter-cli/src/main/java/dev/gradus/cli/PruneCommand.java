package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gradus prune}. */
@Command(
        name = "prune",
        description =
                "Drop what ended long ago: tasks with all that is kept of them, logs, deliveries, events that are no task's.",
        footer = {"", "Example: gradus prune --tasks 90d --logs 30d --dry-run"})
final class PruneCommand extends BackendVerb {
    @Option(names = "--tasks", paramLabel = "AGE", description = "Tasks made from definitions that ended before that.")
    private @Nullable String tasks;

    @Option(names = "--logs", paramLabel = "AGE", description = "Logs of tasks that ended before that.")
    private @Nullable String logs;

    @Option(names = "--deliveries", paramLabel = "AGE", description = "Deliveries that ended before that.")
    private @Nullable String deliveries;

    @Option(names = "--events", paramLabel = "AGE", description = "Events that are no task's and happened before that.")
    private @Nullable String events;

    @Mixin
    private Consent consent = new Consent();

    PruneCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document body = body();
        if (body.size() == 0) {
            body = configured(backend);
        }
        Document found = whole(backend, body.with("dry_run", true));
        boolean agreed = consent.isDryRun()
                || consent.isGiven(
                        "prune " + sentence(found),
                        session().platform().terminal(),
                        session().err(spec()));
        if (!agreed) {
            return ExitCode.OK;
        }
        Document counts = consent.isDryRun() ? found : whole(backend, body);
        say((consent.isDryRun() ? "this would be pruned: " : "pruned: ") + sentence(counts));
        printer().one(counts, Listing.SUBSCRIPTIONS);
        return ExitCode.OK;
    }

    /** Drops until all has been looked at; the sum of what was. A count begins anew each time, so it is asked for once. */
    private static Document whole(Backend backend, Document body) {
        boolean counting = body.member("dry_run").isPresent();
        Map<String, Long> sum = new TreeMap<>();
        boolean complete;
        do {
            Document answer = backend.operations().prune(body);
            answer.member("counts")
                    .orElseThrow()
                    .members()
                    .forEach((what, count) -> sum.merge(what, Long.parseLong(count.toJson()), Long::sum));
            complete = answer.member("complete").orElseThrow().bool();
        } while (!counting && !complete);
        return Document.object(sum);
    }

    private Document configured(Backend backend) {
        Document policy = backend.operations().retention();
        Document body = Document.emptyObject();
        for (Map.Entry<String, Document> age : policy.members().entrySet()) {
            body = age.getValue().isNull() ? body : body.with(age.getKey(), age.getValue());
        }
        if (body.size() == 0) {
            throw new CoreException(
                    ErrorCode.USAGE, "what is to be pruned? Say --tasks, --logs, --deliveries or --events with an age");
        }
        return body;
    }

    private Document body() {
        Document body = Document.emptyObject();
        body = tasks == null ? body : body.with("tasks", tasks);
        body = logs == null ? body : body.with("logs", logs);
        body = deliveries == null ? body : body.with("deliveries", deliveries);
        return events == null ? body : body.with("events", events);
    }

    private static String sentence(Document counts) {
        return counts.members().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().toJson())
                .collect(Collectors.joining(", "));
    }
}
