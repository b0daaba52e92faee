package dev.gradus.cli;

/** A command that asks the database or a server. */
abstract class BackendVerb extends Verb {
    BackendVerb(Session session) {
        super(session);
    }

    /** Does it. */
    abstract ExitCode execute(Backend backend) throws Exception;

    @Override
    final ExitCode execute() throws Exception {
        try (Backend backend = session().platform().connect(session().options())) {
            return execute(backend);
        }
    }
}
