package dev.gradus.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradingRoutesTest {
    private static final String SOURCE = """
            {"source":"name: g\\nsteps:\\n  - id: one\\n    graded: {id: a, counter: 1, score: 5, required: true, cells: \\"solution1.patch=PASS,FAIL original=FAIL golden=PASS\\"}\\n"}""";

    private final TestServer server = new TestServer().working();
    private String report = "";

    @BeforeEach
    void grade() {
        Reply made = server.post("/api/v1/tasks?wait=30s", SOURCE);
        assertThat(made.at("state")).as(made.body()).isEqualTo("completed");
        report = "/api/v1/tasks/" + made.at("id") + "/report";
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theReportShouldHoldTheTreeTheSizesAndTheGrading() {
        Reply reply = server.get(report);

        assertThat(reply.at("roots.0.title")).isEqualTo("one");
        assertThat(reply.at("output_sizes.golden")).isEqualTo("8");
        assertThat(reply.at("grading.targets.0.title")).isEqualTo("Solution 1");
        assertThat(reply.at("grading.targets.0.detail.required")).isEqualTo("failed");
        assertThat(reply.at("grading.steps.0.graded.gate")).isEqualTo("holds");
        assertThat(reply.at("grading.steps.0.graded.cells.golden.verdict")).isEqualTo("pass");
        assertThat(server.get(report + "?gate=false").at("grading.steps.0.graded.gate"))
                .isEqualTo("off");
    }

    @ParameterizedTest
    @CsvSource({
        "markdown, text/markdown, # Grading",
        "html, text/html, <!DOCTYPE html>",
        "junit, application/xml, <?xml"
    })
    void otherFormsShouldBeOfTheirType(String format, String type, String start) {
        Reply reply = server.get(report + "?format=" + format);

        assertThat(reply.header("Content-Type").orElse("")).startsWith(type);
        assertThat(reply.body()).startsWith(start);
        assertThat(reply.header("Content-Security-Policy").orElse(""))
                .contains("sandbox")
                .contains("default-src 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?format=pdf", "?gate=maybe"})
    void whatIsNotOfferedShouldBeRefused(String query) {
        assertThat(server.get(report + query).status()).isEqualTo(400);
    }

    @Test
    void noTaskShouldHaveNoReport() {
        assertThat(server.get("/api/v1/tasks/999/report").status()).isEqualTo(404);
    }
}
