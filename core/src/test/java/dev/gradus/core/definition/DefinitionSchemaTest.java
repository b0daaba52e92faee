package dev.gradus.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.schedule.Missed;
import dev.gradus.core.schedule.Overlap;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.testing.ProductKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DefinitionSchemaTest {
    private static final Path FILE = Path.of("..", "docs", "definition.schema.json");

    private final Document schema = DefinitionSchema.of(ProductKinds.ALL);

    private List<String> keys(String path) {
        return List.copyOf(schema.at(path).orElseThrow().keys());
    }

    private List<String> words(String path) {
        return schema.at(path).orElseThrow().items().stream()
                .map(Document::text)
                .toList();
    }

    @Test
    void theFileShouldBeWhatTheKindsSay() throws IOException {
        String expected = schema.toPrettyJson() + "\n";
        if (Boolean.getBoolean("gradus.docs.write")) {
            Files.writeString(FILE, expected);
        }

        assertThat(Files.readString(FILE))
                .as("docs/definition.schema.json; rewrite it with -Dgradus.docs.write=true")
                .isEqualTo(expected);
    }

    @Test
    void itShouldKnowTheKeysThatTheReaderKnows() {
        List<String> step = new ArrayList<>(StepFormat.KEYS);
        step.addAll(ProductKinds.ALL.names());

        assertThat(keys("properties")).containsExactlyInAnyOrderElementsOf(DefinitionFormat.KEYS);
        assertThat(keys("$defs.step.properties")).containsExactlyInAnyOrderElementsOf(step);
        assertThat(keys("$defs.step.properties.concurrency.properties"))
                .containsExactlyInAnyOrderElementsOf(GatesFormat.KEYS);
        assertThat(keys("$defs.schedule.properties")).containsExactlyInAnyOrderElementsOf(ScheduleFormat.KEYS);
        assertThat(keys("$defs.input.properties")).containsExactlyInAnyOrderElementsOf(InputsFormat.KEYS);
        assertThat(keys("$defs.retry.anyOf.1.properties")).containsExactlyInAnyOrderElementsOf(RetryFormat.KEYS);
    }

    @Test
    void itShouldKnowTheWordsThatTheReaderKnows() {
        assertThat(words("$defs.step.properties.role.enum"))
                .containsExactlyElementsOf(
                        Stream.of(StepRole.values()).map(StepRole::word).toList());
        assertThat(words("$defs.schedule.properties.overlap.enum"))
                .containsExactlyElementsOf(
                        Stream.of(Overlap.values()).map(Overlap::word).toList());
        assertThat(words("$defs.schedule.properties.missed.enum"))
                .containsExactlyElementsOf(
                        Stream.of(Missed.values()).map(Missed::word).toList());
        assertThat(words("$defs.input.properties.type.enum"))
                .containsExactlyElementsOf(
                        Stream.of(InputType.values()).map(InputType::word).toList());
        assertThat(words("$defs.retry.anyOf.1.properties.not_on.items.enum"))
                .containsExactlyElementsOf(
                        Stream.of(FailureClass.values()).map(FailureClass::word).toList());
    }

    @Test
    void aStepShouldHaveExactlyOneKindKey() {
        assertThat(schema.at("$defs.step.oneOf").orElseThrow().toJson())
                .isEqualTo(ProductKinds.ALL.names().stream()
                        .map("{\"required\":[\"%s\"]}"::formatted)
                        .collect(Collectors.joining(",", "[", "]")));
    }
}
