package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;

/**
 * A command of taskonaut: its Task objects as JSON with two blanks of indent, preceded by two lines on the trace; exit codes
 * 0 and 1 only, 2 for what its rules forbid.
 */
abstract class FlowVerb extends Verb {
    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{32}";

    FlowVerb(Session session) {
        super(session);
    }

    /** Does it. */
    abstract ExitCode execute(FlowCalls flows) throws Exception;

    @Override
    final ExitCode execute() throws Exception {
        try (Backend backend = session().platform().connect(session().options())) {
            return execute(backend.flows());
        } catch (FlowRefusal e) {
            session().err(spec()).println(e.shown());
        } catch (PolicyViolation e) {
            session().err(spec()).println("Policy violation [" + e.code() + "]: " + e.message());
            return ExitCode.USAGE;
        } catch (CoreException e) {
            session().err(spec()).println(e.getMessage());
        }
        return ExitCode.ERROR;
    }

    /** Refuses what is not a UUID, before anybody is asked. */
    static String checkedId(String text) {
        if (!text.matches(UUID_FORM)) {
            throw FlowRefusal.of("Invalid task id: " + text);
        }
        return text;
    }

    /** Prints an answer. */
    final ExitCode print(Document answer) {
        answer.member("trace_id").filter(Document::isString).ifPresent(trace -> {
            printer().line("trace_id: " + trace.text());
            printer().line("trace_url: " + session().platform().traceViewer() + "/trace/" + trace.text());
        });
        printer().line(answer.toPrettyJson());
        return ExitCode.OK;
    }
}
