package dev.gradus.core.api;

/** What a face of an engine calls: the engine's ports passed on, to which each face adds what is its own. */
public interface Face extends Capabilities {

    /** The engine's ports. */
    Capabilities all();

    @Override
    default Tasks tasks() {
        return all().tasks();
    }

    @Override
    default Steps steps() {
        return all().steps();
    }

    @Override
    default Definitions definitions() {
        return all().definitions();
    }

    @Override
    default Schedules schedules() {
        return all().schedules();
    }

    @Override
    default Queues queues() {
        return all().queues();
    }

    @Override
    default Events events() {
        return all().events();
    }

    @Override
    default Approvals approvals() {
        return all().approvals();
    }

    @Override
    default Ledger ledger() {
        return all().ledger();
    }

    @Override
    default Grading grading() {
        return all().grading();
    }

    @Override
    default Operations operations() {
        return all().operations();
    }

    @Override
    default Webhooks webhooks() {
        return all().webhooks();
    }

    @Override
    default Retention retention() {
        return all().retention();
    }
}
