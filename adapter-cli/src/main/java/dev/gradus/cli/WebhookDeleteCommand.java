package dev.gradus.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gradus webhook delete}. */
@Command(
        name = "delete",
        description = "End subscriptions, forget their deliveries, and print what was ended.",
        footer = {"", "Example: gradus webhook delete ci --yes"})
final class WebhookDeleteCommand extends BackendVerb {
    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names or numbers; - reads standard input.")
    private List<String> names = List.of();

    @Mixin
    private Consent consent = new Consent();

    WebhookDeleteCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        WebhookCalls calls = backend.webhooks();
        List<String> meant = References.of(names, session().platform().terminal());
        return new Deed(meant, "subscription", Deed.Gravity.GRAVE, Listing.SUBSCRIPTIONS, one -> ExitCode.OK)
                .execute(this, consent, consent.isDryRun() ? calls::get : calls::delete);
    }
}
