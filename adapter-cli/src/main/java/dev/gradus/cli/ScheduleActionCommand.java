package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verbs of a schedule that need no options of their own. */
@Command
final class ScheduleActionCommand extends BackendVerb {
    private final ScheduleAction action;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names; - reads them from standard input.")
    private List<String> names = List.of();

    @Mixin
    private Consent consent = new Consent();

    ScheduleActionCommand(Session session, ScheduleAction action) {
        super(session);
        this.action = action;
    }

    @Override
    ExitCode execute(Backend backend) {
        ScheduleCalls calls = backend.schedules();
        Document details = Document.emptyObject();
        Document because = consent.reason() == null ? details : details.with("reason", Document.of(consent.reason()));
        boolean makesRun = action == ScheduleAction.TRIGGER && !consent.isDryRun();
        return new Deed(
                        References.of(names, session().platform().terminal()),
                        "schedule",
                        Deed.Gravity.BULK,
                        makesRun ? Listing.SCHEDULE_RUNS : Listing.SCHEDULES,
                        after -> ExitCode.OK)
                .execute(this, consent, consent.isDryRun() ? calls::get : name -> calls.act(name, action, because));
    }
}
