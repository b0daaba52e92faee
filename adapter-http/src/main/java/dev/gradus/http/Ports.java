package dev.gradus.http;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.api.Events;
import dev.gradus.core.api.Operations;
import dev.gradus.core.api.Representations;
import dev.gradus.core.api.Steps;
import dev.gradus.core.api.Tasks;

/** What the routes call, and how its answers look in JSON. */
record Ports(
        Tasks tasks,
        Steps steps,
        Definitions definitions,
        Events events,
        Operations operations,
        Representations shapes) {}
