package dev.gradus.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepProgress;
import dev.gradus.core.step.StepResult;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.Tracking;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepOutputsTest {

    private static Document merged(String kind, String settings, String results, Map<String, String> files) {
        var spec = StepSpec.work(new StepKey("a"), new StepBody(kind, Document.parse(settings), false), Set.of());
        var tracking = new Tracking(Fingerprint.of(kind, 1).withFiles(files), List.of());
        var last = new LastSuccess(1, tracking, Document.parse(results));
        StepResult result = StepResult.NONE.keeping(last);
        return StepOutputs.merged(
                new Step(new StepId(1), spec, StepState.PENDING, StepProgress.NONE, result, null, null));
    }

    @Test
    void whatABuildPutOutStandsBesideWhatAPersonSet() {
        Document shown = merged(
                "docker_build",
                "{\"image_tag\": \"app:1\", \"files\": [\"main.c\"], \"parameters\": [\"--no-cache\"]}",
                "{\"image_id\": \"sha256:1\", \"tags\": []}",
                Map.of("main.c", "aa"));

        assertThat(shown).isEqualTo(Document.parse("""
                        {"image_tag": "app:1", "files": ["main.c"], "parameters": ["--no-cache"],
                         "image_id": "sha256:1", "hashes": {"main.c": "aa"}}"""));
    }

    @Test
    void nothingThatAPersonSetIsReplacedButTheTimeOfTheNextPull() {
        Document shown = merged(
                "docker_pull",
                "{\"image_id\": \"ubuntu\", \"image_tag\": \"latest\", \"prevent_run_before\": \"2024-01-01T00:00:00Z\"}",
                "{\"image_id\": \"sha256:1\", \"prevent_run_before\": \"2026-01-31T18:00:00Z\"}",
                Map.of());

        assertThat(shown)
                .isEqualTo(
                        Document.parse(
                                "{\"image_id\": \"ubuntu\", \"image_tag\": \"latest\", \"prevent_run_before\": \"2026-01-31T18:00:00Z\"}"));
    }

    @Test
    void otherKindsShowTheirSettingsAsTheyAre() {
        assertThat(merged("tool", "{\"name\": \"echo\"}", "{\"image_id\": \"x\"}", Map.of()))
                .isEqualTo(Document.parse("{\"name\": \"echo\"}"));
    }
}
