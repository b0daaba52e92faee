package dev.gradus.http;

import dev.gradus.core.data.Document;
import java.util.List;
import java.util.Map;

/** A request of a seed face that does not fit: 422 with every fault, in FastAPI's form. */
final class SeedFaults extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Document> faults;

    SeedFaults(List<Document> faults) {
        super("the request does not fit", null, false, false);
        this.faults = List.copyOf(faults);
    }

    /** The same action, answering these faults itself. */
    static Route.Action answering(Route.Action action) {
        return call -> {
            try {
                return action.answer(call);
            } catch (SeedFaults faults) {
                return faults.answer();
            }
        };
    }

    private Answer.Complete answer() {
        return Answer.json(422, Document.object(Map.of("detail", faults)));
    }
}
