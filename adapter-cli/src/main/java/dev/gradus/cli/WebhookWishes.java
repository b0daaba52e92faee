package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what somebody is told of. picocli fills them in. */
final class WebhookWishes {
    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description =
                    "Only events of this type, of types that begin so (Task*), or 'approval'; may be given again.")
    private @Nullable List<String> types;

    @Option(names = "--definition", paramLabel = "NAME", description = "Only of tasks made from this definition.")
    private @Nullable String definition;

    @Option(names = "--in-flight", paramLabel = "N", description = "At most so many under way at once, 1 to 16 (4).")
    private @Nullable Integer inFlight;

    Document addedTo(Document body) {
        Document wished = body;
        if (types != null) {
            wished = wished.with(
                    "types", types.stream().filter(type -> !type.isEmpty()).toList());
        }
        if (definition != null) {
            wished = wished.with("definition", definition);
        }
        return inFlight == null ? wished : wished.with("in_flight", inFlight);
    }
}
