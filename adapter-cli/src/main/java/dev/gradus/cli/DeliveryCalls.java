package dev.gradus.cli;

import dev.gradus.core.api.DeliveryQuery;
import dev.gradus.core.data.Document;

/** Calls about what subscribers are told. */
public interface DeliveryCalls {

    /** A page of them. */
    Document list(DeliveryQuery query);

    /** One with its payload and tries. */
    Document get(String id);

    /** Sends one that ended once more. */
    Document redeliver(String id);
}
