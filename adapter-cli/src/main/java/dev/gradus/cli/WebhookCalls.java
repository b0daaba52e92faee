package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;

/** Calls about who is told of events. A subscription is named by its number or name. */
public interface WebhookCalls {

    /** All subscriptions. */
    List<Document> list();

    /** One of them. */
    Document get(String name);

    /** Makes one, as the body says. */
    Document create(Document body);

    /** Changes one, as the body says. */
    Document edit(String name, Document body);

    /** Does one of {@code pause}, {@code resume}, {@code disable} and {@code rotate}, as the body says. */
    Document act(String name, String action, Document body);

    /** Ends one. */
    Document delete(String name);

    /** Sends it a body that tells of nothing; what came of it. */
    Document ping(String name);
}
