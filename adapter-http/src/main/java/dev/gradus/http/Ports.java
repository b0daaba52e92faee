package dev.gradus.http;

import dev.gradus.core.api.Approvals;
import dev.gradus.core.api.Capabilities;
import dev.gradus.core.api.Definitions;
import dev.gradus.core.api.Events;
import dev.gradus.core.api.Grading;
import dev.gradus.core.api.Ledger;
import dev.gradus.core.api.Operations;
import dev.gradus.core.api.Queues;
import dev.gradus.core.api.Representations;
import dev.gradus.core.api.Retention;
import dev.gradus.core.api.Schedules;
import dev.gradus.core.api.Steps;
import dev.gradus.core.api.Tasks;
import dev.gradus.core.api.Webhooks;

/** What the routes call, and how its answers look in JSON. */
record Ports(Capabilities all, Representations shapes) {

    static Ports of(Capabilities capabilities) {
        return new Ports(
                capabilities, new Representations(capabilities.operations().publicIds()));
    }

    Tasks tasks() {
        return all.tasks();
    }

    Steps steps() {
        return all.steps();
    }

    Definitions definitions() {
        return all.definitions();
    }

    Queues queues() {
        return all.queues();
    }

    Schedules schedules() {
        return all.schedules();
    }

    Events events() {
        return all.events();
    }

    Approvals approvals() {
        return all.approvals();
    }

    Ledger ledger() {
        return all.ledger();
    }

    Grading grading() {
        return all.grading();
    }

    Operations operations() {
        return all.operations();
    }

    Webhooks webhooks() {
        return all.webhooks();
    }

    Retention retention() {
        return all.retention();
    }
}
