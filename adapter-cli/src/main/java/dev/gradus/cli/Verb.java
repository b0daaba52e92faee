package dev.gradus.cli;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command. It throws {@link dev.gradus.core.failure.CoreException} when it is refused. */
abstract class Verb implements Callable<Integer> {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    Verb(Session session) {
        this.session = session;
    }

    /** Does it. */
    abstract ExitCode execute() throws Exception;

    /** Whether it prints a report, which has more forms than other results. */
    boolean printsReports() {
        return false;
    }

    @Override
    public final Integer call() throws Exception {
        OutputFormat format = session.options().output;
        if (format != null && format.isOfReports() && !printsReports()) {
            throw new CoreException(
                    ErrorCode.USAGE,
                    "-o " + format + " is a form of reports; this command has table, wide, json, jsonl, ids and csv");
        }
        ExitCode code = execute();
        session.out(spec()).flush();
        return code.value();
    }

    final Session session() {
        return session;
    }

    final CommandSpec spec() {
        return requireNonNull(spec, "picocli has not prepared this command");
    }

    final Printer printer() {
        return session.printer(spec());
    }

    final void say(String message) {
        session.say(spec(), message);
    }
}
