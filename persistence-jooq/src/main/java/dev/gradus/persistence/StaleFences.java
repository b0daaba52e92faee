package dev.gradus.persistence;

import java.util.List;

/** Some steps of a batch were not held under their fences: the batch is undone and begun again without them. */
final class StaleFences extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Integer> deliveries;

    StaleFences(List<Integer> deliveries) {
        super("fences of deliveries " + deliveries, null, false, false);
        this.deliveries = List.copyOf(deliveries);
    }

    List<Integer> deliveries() {
        return deliveries;
    }
}
