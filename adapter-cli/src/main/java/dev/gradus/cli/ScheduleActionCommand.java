package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verbs of a schedule that need no options of their own. */
@Command
final class ScheduleActionCommand extends BackendVerb {
    private final ScheduleAction action;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names; - reads them from standard input.")
    private List<String> names = List.of();

    @Mixin
    private Consent consent = new Consent();

    private @Nullable String key;

    ScheduleActionCommand(Session session, ScheduleAction action) {
        super(session);
        this.action = action;
    }

    /** Of these verbs only a trigger makes something. */
    @Spec
    void offerKey(CommandSpec spec) {
        if (action == ScheduleAction.TRIGGER) {
            spec.addOption(OptionSpec.builder("--idempotency-key")
                    .paramLabel("KEY")
                    .type(String.class)
                    .description(CallersKey.MAKES_ONCE)
                    .setter(this::under)
                    .build());
        }
    }

    private <T> @Nullable T under(T value) {
        key = value == null ? null : value.toString();
        return null;
    }

    @Override
    ExitCode execute(Backend backend) {
        if (key != null && names.size() > 1) {
            throw new CoreException(ErrorCode.USAGE, "--idempotency-key: expected one schedule, found " + names.size());
        }
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
                .execute(
                        this, consent, consent.isDryRun() ? calls::get : name -> calls.act(name, action, because, key));
    }
}
