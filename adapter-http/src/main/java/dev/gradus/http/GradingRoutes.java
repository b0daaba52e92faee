package dev.gradus.http;

import dev.gradus.core.api.SettingsRepresentation;
import dev.gradus.core.report.GradingReport;
import dev.gradus.core.report.ReportFormat;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.util.List;
import java.util.Locale;

/** What grading has come to, under {@code /api/v1}. */
final class GradingRoutes {
    /** A report's page has a style of its own and nothing else. */
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    private final Ports ports;

    GradingRoutes(Ports ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/tasks/{task}/report", this::report));
    }

    private Answer report(Call call) {
        TaskId id = ports.tasks().resolve(call.path("task"));
        String format = call.query("format").orElse("json");
        GradingReport report = ports.grading().report(id, isGated(call));
        if (format.equals("json")) {
            TaskSnapshot task = ports.tasks().get(id);
            return Answer.ok(new SettingsRepresentation().report(task, report)).with("ETag", Tags.of(task));
        }
        for (ReportFormat known : ReportFormat.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(format)) {
                return Answer.text(200, known.mediaType() + "; charset=utf-8", known.write(report))
                        .with("Content-Security-Policy", PAGE_POLICY);
            }
        }
        throw Call.usage("format", "expected json, markdown, html or junit");
    }

    private static boolean isGated(Call call) {
        return switch (call.query("gate").orElse("true")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Call.usage("gate", "expected true or false");
        };
    }
}
