package dev.gradus.http;

import dev.gradus.core.api.Capabilities;
import dev.gradus.core.api.Face;
import dev.gradus.core.api.Representations;

/** What the routes call, and how its answers look in JSON. */
record Ports(Capabilities all, Representations shapes) implements Face {

    static Ports of(Capabilities capabilities) {
        return new Ports(
                capabilities, new Representations(capabilities.operations().publicIds()));
    }
}
