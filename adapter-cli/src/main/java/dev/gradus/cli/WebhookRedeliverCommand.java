package dev.gradus.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gradus webhook redeliver}. */
@Command(
        name = "redeliver",
        description = "Send deliveries that ended once more, under the ids that the receiver knows.",
        footer = {"", "Example: gradus webhook deliveries --state dead -o ids | gradus webhook redeliver -"})
final class WebhookRedeliverCommand extends BackendVerb {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "Numbers of deliveries; - reads standard input.")
    private List<String> ids = List.of();

    @Mixin
    private Consent consent = new Consent();

    WebhookRedeliverCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute(Backend backend) {
        DeliveryCalls calls = backend.deliveries();
        List<String> meant = References.of(ids, session().platform().terminal());
        return new Deed(meant, "delivery", Deed.Gravity.EVERYDAY, Listing.DELIVERIES, one -> ExitCode.OK)
                .execute(this, consent, consent.isDryRun() ? calls::get : calls::redeliver);
    }
}
