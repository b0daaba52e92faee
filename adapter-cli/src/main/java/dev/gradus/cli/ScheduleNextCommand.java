package dev.gradus.cli;

import dev.gradus.core.api.ScheduleRepresentation;
import dev.gradus.core.api.ScheduleRequest;
import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gradus schedule next}. */
@Command(
        name = "next",
        description = "Show when a schedule comes next; one that is only described needs no database.",
        footer = {
            "",
            "Example: gradus schedule next nightly --count 10",
            "Example: gradus schedule next --cron '30 2 * * *' --zone Europe/Berlin"
        })
final class ScheduleNextCommand extends Verb {
    private static final int MOST = 100;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Its name.")
    private @Nullable String name;

    @Option(names = "--count", paramLabel = "N", description = "So many times, 1 to 100 (${DEFAULT-VALUE}).")
    private int count = ScheduleRepresentation.SHOWN_TIMES;

    @Mixin
    private ScheduleOptions times = new ScheduleOptions();

    ScheduleNextCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() {
        if (count < 1 || count > MOST) {
            throw new CoreException(ErrorCode.USAGE, "--count: expected 1 to %d, found %d".formatted(MOST, count));
        }
        if ((name == null) == times.members().isEmpty()) {
            throw new CoreException(ErrorCode.USAGE, "give either a schedule's name, or --cron, --every or --at");
        }
        List<Document> rows = (name == null ? described() : kept(name))
                .stream().map(time -> Document.object(Map.of("time", time))).toList();
        printer().list(rows, Listing.TIMES);
        return ExitCode.OK;
    }

    private List<Document> kept(String schedule) {
        try (Backend backend = session().platform().connect(session().options())) {
            return backend.schedules()
                    .next(schedule, count)
                    .member("items")
                    .orElseThrow()
                    .items();
        }
    }

    private List<Document> described() {
        Map<String, Object> members = times.members();
        members.put("definition", Document.of("none"));
        try {
            var timetable =
                    Document.object(members).as(ScheduleRequest.class).spec().timetable();
            return new ScheduleRepresentation()
                    .times(timetable.next(
                            session().platform().terminal().clock().instant(), count));
        } catch (BindingException unfit) {
            throw CoreException.invalidInput(unfit);
        }
    }
}
