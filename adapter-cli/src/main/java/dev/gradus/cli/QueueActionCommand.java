package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gradus queue pause} and {@code resume}. */
@Command
final class QueueActionCommand extends BackendVerb {
    private final QueueAction action;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names; - reads them from standard input.")
    private List<String> names = List.of();

    @Mixin
    private Consent consent = new Consent();

    QueueActionCommand(Session session, QueueAction action) {
        super(session);
        this.action = action;
    }

    @Override
    ExitCode execute(Backend backend) {
        return act(this, backend, names, consent, action, Document.emptyObject());
    }

    /** Does it to each of these. */
    static ExitCode act(
            BackendVerb verb,
            Backend backend,
            List<String> names,
            Consent consent,
            QueueAction action,
            Document details) {
        QueueCalls calls = backend.queues();
        String reason = consent.reason();
        Document because = reason == null ? details : details.with("reason", Document.of(reason));
        return new Deed(
                        References.of(names, verb.session().platform().terminal()),
                        "queue",
                        Deed.Gravity.BULK,
                        Listing.QUEUES,
                        after -> ExitCode.OK)
                .execute(verb, consent, consent.isDryRun() ? calls::get : name -> calls.act(name, action, because));
    }
}
