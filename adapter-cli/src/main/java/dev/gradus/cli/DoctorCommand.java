package dev.gradus.cli;

import dev.gradus.core.container.EngineInfo;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code gradus doctor}. */
@Command(
        name = "doctor",
        description = "Look whether everything that Gradus needs is there, and say what is missing.",
        footer = {"", "Example: gradus doctor"})
final class DoctorCommand extends Verb {
    DoctorCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode execute() {
        List<Document> checks = new ArrayList<>();
        checks.add(check("version", "ok", "gradus " + VersionCommand.number()));
        checks.add(check("java", "ok", Runtime.version().toString()));
        checks.add(containerEngine());
        ExitCode code = backend(checks);
        printer().list(checks, Listing.CHECKS);
        return code;
    }

    private Document containerEngine() {
        try {
            EngineInfo engine = session().platform().containerEngine(session().options());
            return check(
                    "container engine",
                    "ok",
                    "Docker %s, API %s, %s, control groups v%d, id %s"
                            .formatted(
                                    engine.version(),
                                    engine.apiVersion(),
                                    engine.platform(),
                                    engine.cgroup(),
                                    engine.id()));
        } catch (CoreException absent) {
            return check(
                    "container engine",
                    "note",
                    absent.getMessage() + "; steps with containers are left to other workers");
        }
    }

    private ExitCode backend(List<Document> checks) {
        try (Backend backend = session().platform().connect(session().options())) {
            backend.operations()
                    .status()
                    .members()
                    .forEach((name, value) -> checks.add(check(name, "ok", Cells.text(value))));
            long live = backend.operations().workers().stream()
                    .filter(worker -> Cells.text(worker, "live").equals("true"))
                    .filter(worker -> !Cells.text(worker, "slots").equals("0"))
                    .count();
            checks.add(
                    live > 0
                            ? check("workers", "ok", live + " live")
                            : check("workers", "note", "none is live: gradus serve, or gradus worker"));
            return ExitCode.OK;
        } catch (CoreException e) {
            checks.add(check("database", "failed", String.valueOf(e.getMessage())));
            return ExitCode.of(e.code());
        }
    }

    private static Document check(String name, String result, String found) {
        return Document.emptyObject()
                .with("check", name)
                .with("result", result)
                .with("found", Document.ofForeignText(found));
    }
}
