package dev.gradus.http;

import dev.gradus.core.api.Definitions;
import dev.gradus.core.api.Representations;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.definition.Problem;
import dev.gradus.core.definition.Reading;
import dev.gradus.core.port.StoredDefinition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Definitions under {@code /api/v1}. */
final class DefinitionRoutes {
    private final Definitions definitions;
    private final Representations shapes;
    private final HostKinds hostKinds;

    DefinitionRoutes(Ports ports, HostKinds hostKinds) {
        this.definitions = ports.definitions();
        this.shapes = ports.shapes();
        this.hostKinds = hostKinds;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/definitions", this::list),
                Route.post("/api/v1/definitions", this::register),
                Route.post("/api/v1/definitions/validate", this::validate),
                Route.post("/api/v1/definitions/plan", this::plan),
                Route.get("/api/v1/definitions/{name}", this::get),
                Route.get("/api/v1/definitions/{name}/versions", this::versions));
    }

    private Answer list(Call call) {
        return Answer.ok(summaries(definitions.list()));
    }

    private Answer versions(Call call) {
        String name = call.path("name");
        List<StoredDefinition> versions = definitions.versions(name);
        if (versions.isEmpty()) {
            definitions.get(name, null);
        }
        return Answer.ok(summaries(versions));
    }

    private Answer get(Call call) {
        Definition definition =
                definitions.get(call.path("name"), call.query("version").orElse(null));
        return Answer.ok(shapes.definition(definition)).with("ETag", '"' + definition.version() + '"');
    }

    private Answer register(Call call) {
        SourceBody body = call.json(SourceBody.class);
        hostKinds.require(definitions.read(body.text()).orThrow());
        StoredDefinition stored = definitions.register(body.text());
        return Answer.json(201, shapes.definition(stored)).with("Location", "/api/v1/definitions/" + stored.name());
    }

    private Answer validate(Call call) {
        Reading reading = definitions.read(call.json(SourceBody.class).text());
        Definition definition = reading.definition();
        List<Document> problems =
                reading.problems().stream().map(DefinitionRoutes::problem).toList();
        return Answer.ok(Document.object(Map.of("valid", definition != null))
                .with("definition", definition == null ? null : shapes.definition(definition))
                .with("problems", problems));
    }

    private Answer plan(Call call) {
        PlanBody body = call.json(PlanBody.class);
        Definition definition = body.source == null
                ? definitions.get(String.valueOf(body.definition), body.version)
                : SourceBody.text(body.source, body.file, definitions);
        Document given = body.inputs == null ? Document.emptyObject() : body.inputs;
        return Answer.ok(shapes.plan(definitions.plan(definition, definitions.inputs(definition, given))));
    }

    private Document summaries(List<StoredDefinition> stored) {
        return TaskRoutes.listed(stored.stream().map(shapes::definitionSummary).toList(), null);
    }

    private static Document problem(Problem problem) {
        return Document.emptyObject()
                .with("file", problem.file())
                .with("line", problem.line())
                .with("column", problem.column())
                .with("code", problem.code())
                .with("message", Document.ofForeignText(problem.message()));
    }

    /** The body that asks for a plan. */
    record PlanBody(
            @Nullable String definition,
            @Nullable String version,
            @Nullable Document source,
            @Nullable String file,
            @Nullable Document inputs) {
        PlanBody {
            if ((definition == null) == (source == null)) {
                throw new IllegalArgumentException("give either 'definition' or 'source'");
            }
        }
    }
}
