package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.gradus.core.data.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The published description, and whether answers keep to it. */
final class OpenApi {
    static final OpenApi SERVED = new OpenApi();

    private final Document document = read();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private OpenApi() {}

    /** Every operation as {@code METHOD path}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        paths().forEach((path, item) ->
                item.keys().forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return operations;
    }

    /** Holds an answer to what is said about it; answers at unknown paths are held to the forms of refusals. */
    void check(String method, String path, Reply reply) {
        String type = reply.header("Content-Type").orElse("").split(";", 2)[0];
        if (reply.body().isEmpty() || !type.endsWith("json")) {
            return;
        }
        Document schema = paths().entrySet().stream()
                .filter(entry -> matches(entry.getKey(), path))
                .min(java.util.Comparator.comparing(entry -> entry.getKey().contains("{") ? 1 : 0))
                .flatMap(entry -> entry.getValue().member(method.toLowerCase(Locale.ROOT)))
                .flatMap(operation -> operation.member("responses"))
                .flatMap(answers ->
                        answers.member(Integer.toString(reply.status())).or(() -> answers.member("default")))
                .flatMap(answer -> answer.member("content"))
                .flatMap(content -> content.member(type).or(() -> content.member("application/json")))
                .flatMap(content -> content.member("schema"))
                .orElse(refusal(path));
        var faults = schema(schema).validate(reply.body(), com.networknt.schema.InputFormat.JSON);
        assertThat(faults)
                .as("%s %s answered %d: %s", method, path, reply.status(), reply.body())
                .isEmpty();
    }

    private Document refusal(String path) {
        String form = path.startsWith("/api/") ? "Problem" : "SeedDetail";
        return Document.object(Map.of("$ref", "#/components/schemas/" + form));
    }

    private Schema schema(Document schema) {
        Document whole = schema.with("components", document.member("components").orElseThrow());
        return schemas.computeIfAbsent(schema.toJson(), any -> registry.getSchema(whole.toJson()));
    }

    private Map<String, Document> paths() {
        return document.member("paths").orElseThrow().members();
    }

    private static boolean matches(String template, String path) {
        String either = template.endsWith("/") ? template + "?" : template;
        return path.matches(either.replaceAll("\\{[a-z_]+}", "[^/]+").replace(".", "\\."));
    }

    private static Document read() {
        try (InputStream resource = GradusServer.class.getResourceAsStream("openapi.json")) {
            return Document.parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
