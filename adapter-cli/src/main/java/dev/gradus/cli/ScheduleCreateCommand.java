package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus schedule create}. */
@Command(
        name = "create",
        description = "Have tasks made from a definition by themselves.",
        footer = {"", "Example: gradus schedule create nightly --cron '30 2 * * *' --zone Europe/Berlin"})
final class ScheduleCreateCommand extends BackendVerb {
    @Parameters(
            paramLabel = "NAME",
            description = "Its name, and that of the definition unless --definition says another.")
    private String name = "";

    @Option(names = "--definition", paramLabel = "NAME", description = "The registered definition; NAME by default.")
    private @Nullable String definition;

    @Mixin
    private ScheduleOptions times = new ScheduleOptions();

    @Option(
            names = "--overlap",
            paramLabel = "WORD",
            description = "While the run before has not ended: skip, queue or cancel_previous; skip.")
    private @Nullable String overlap;

    @Option(
            names = "--missed",
            paramLabel = "WORD",
            description = "Of times that nobody was there to keep, make up for: skip (none), latest or all; latest.")
    private @Nullable String missed;

    @Option(names = "--input", paramLabel = "NAME=VALUE", description = "An input of its tasks; may be given again.")
    private Map<String, String> inputs = new LinkedHashMap<>();

    @Option(names = "--inputs", paramLabel = "JSON", description = "All inputs as one JSON object.")
    private @Nullable String json;

    @Option(names = "--label", paramLabel = "KEY=VALUE", description = "A mark of its tasks; may be given again.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--local-path", paramLabel = "DIR", description = "The folder its tasks' files are confined to.")
    private @Nullable Path localPath;

    @Option(names = "--shared-path", description = "Every worker sees that folder.")
    private boolean sharedPath;

    @Option(names = "--replace", description = "Change the schedule of this name when there is one.")
    private boolean replace;

    @Option(names = "--idempotency-key", paramLabel = "KEY", description = CallersKey.MAKES_ONCE)
    private @Nullable String key;

    ScheduleCreateCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        Document body = body();
        Document made = replace
                ? replaced(backend.schedules(), body)
                : backend.schedules().create(body, key);
        printer().list(List.of(made), Listing.SCHEDULES);
        return ExitCode.OK;
    }

    private Document replaced(ScheduleCalls calls, Document body) {
        try {
            return calls.revise(name, body);
        } catch (CoreException absent) {
            if (absent.code() != ErrorCode.NOT_FOUND) {
                throw absent;
            }
            return calls.create(body, key);
        }
    }

    private Document body() {
        Map<String, Object> members = times.members();
        members.put("name", Document.of(name));
        members.put("definition", Document.of(definition == null ? name : definition));
        ScheduleOptions.put(members, "overlap", overlap);
        ScheduleOptions.put(members, "missed", missed);
        members.put("inputs", Pairs.inputs(json, inputs));
        members.put("labels", labels);
        ScheduleOptions.put(
                members,
                "local_path",
                localPath == null
                        ? null
                        : localPath.toAbsolutePath().normalize().toString());
        members.put("shared_path", sharedPath);
        return Document.object(members);
    }
}
