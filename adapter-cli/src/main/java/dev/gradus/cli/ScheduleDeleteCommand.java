package dev.gradus.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gradus schedule delete}. */
@Command(
        name = "delete",
        description = "Remove schedules and print what was removed; the tasks they made stay.",
        footer = {"", "Example: gradus schedule delete nightly --yes"})
final class ScheduleDeleteCommand extends BackendVerb {
    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names; - reads them from standard input.")
    private List<String> names = List.of();

    @Mixin
    private Consent consent = new Consent();

    ScheduleDeleteCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        ScheduleCalls calls = backend.schedules();
        return new Deed(
                        References.of(names, session().platform().terminal()),
                        "schedule",
                        Deed.Gravity.GRAVE,
                        Listing.SCHEDULES,
                        after -> ExitCode.OK)
                .execute(this, consent, consent.isDryRun() ? calls::get : name -> calls.delete(name, consent.reason()));
    }
}
