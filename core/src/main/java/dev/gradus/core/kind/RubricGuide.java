package dev.gradus.core.kind;

import java.util.ArrayList;
import java.util.List;

/** How the rubric kinds are used, for the documentation. */
final class RubricGuide {
    private static final KindGuide.Entry NO_RUBRIC =
            KindGuide.entry("NO_RUBRIC", "`user`: no rubric is named and none has its usual name");
    private static final KindGuide.Entry INVALID_RUBRIC = KindGuide.entry(
            "INVALID_RUBRIC", "`user`, retryable: every malformed criterion with its line; the details list them");
    private static final KindGuide.Entry NO_LOCAL_PATH =
            KindGuide.entry("NO_LOCAL_PATH", "`user`: the task has no folder");
    private static final KindGuide.Entry FILE_NOT_FOUND =
            KindGuide.entry("FILE_NOT_FOUND", "`user`: a file that is named does not exist");

    private RubricGuide() {}

    static KindGuide rubricsImport() {
        return new KindGuide(
                List.of(
                        "{\"rubrics_import\": {\"json_file\": \"rubrics.json\"}}",
                        "{\"rubrics_import\": {\"json_file\": \"path/to/rubrics.json\", \"md_file\": \"path/to/rubric.md\"}}"),
                List.of(
                        KindGuide.entry(
                                "json_file", "a rubric in JSON; `rubrics.json` of the task's folder by default"),
                        KindGuide.entry(
                                "md_file",
                                "a rubric in Markdown, read when there is no JSON; `TASK_DATA.md` by default"),
                        KindGuide.entry("files", ContainerGuide.FILES + "; the rubric always counts"),
                        KindGuide.entry("force", "reads it every time; `false` by default")),
                List.of(
                        KindGuide.entry("rubric_file", "what was read"),
                        KindGuide.entry("sha256", "of its text"),
                        KindGuide.entry("criteria", "`id`, `counter`, `score`, `required` and `place` of each"),
                        KindGuide.entry("warnings", "what is odd in it")),
                List.of(NO_RUBRIC, INVALID_RUBRIC, NO_LOCAL_PATH, FILE_NOT_FOUND));
    }

    static KindGuide set(String kind) {
        List<KindGuide.Entry> settings = new ArrayList<>(
                List.of(
                        KindGuide.entry(
                                "file",
                                "the rubric, also named `rubrics`, `md_file` or `json_file`; `rubrics.json` of the task's folder wins over Markdown; by default the rubric of a `rubrics_import` among the needs, else `TASK_DATA.md`")));
        settings.addAll(shared());
        boolean dynamic = kind.equals("dynamic_rubric");
        return new KindGuide(
                List.of(
                        dynamic
                                ? "{\"dynamic_rubric\": {\"rubrics\": [\"NEW_TASK_DATA.md\"], \"files\": {\"solution1.patch\": \"\", \"solution2.patch\": \"\"}, \"assign_containers\": {\"solution1.patch\": \"worker_pool_container_1\"}, \"depends_on\": [{\"id\": 126}]}}"
                                : "{\"rubric_set\": {\"file\": \"TASK_DATA.md\", \"held_out_test\": \"held_out_test.patch\", \"solution_1\": \"solution1.patch\"}}",
                        dynamic
                                ? "{\"dynamic_rubric\": {\"rubrics\": [\"TASK_DATA.md\"], \"environment\": {\"docker\": true, \"image_id\": \"my-image\", \"image_tag\": \"latest\"}}}"
                                : "{\"rubric_set\": {\"rubrics\": [\"path/to/rubric.md\"], \"hash\": \"\", \"assign_containers\": {\"solution1.patch\": \"container-1\", \"solution2.patch\": \"container-2\"}}}"),
                settings,
                List.of(
                        KindGuide.entry("rubric_file", "what was read"),
                        KindGuide.entry("sha256", "of its text"),
                        KindGuide.entry("criteria", "how many steps it keeps")),
                List.of(
                        NO_RUBRIC,
                        INVALID_RUBRIC,
                        NO_LOCAL_PATH,
                        KindGuide.entry(
                                "INVALID_CHILDREN", "`user`: a step of a criterion cannot be made or changed now")));
    }

    static KindGuide shell() {
        List<KindGuide.Entry> settings = new ArrayList<>(List.of(
                KindGuide.entry("criterion_id", "names the criterion"),
                KindGuide.entry("command", "run by `bash`, or `sh` where there is none, in the tree"),
                KindGuide.entry("counter", "its number, 1 by default"),
                KindGuide.entry("score", "its weight, 0 by default"),
                KindGuide.entry("required", "whether a target that does not pass it has failed; `false` by default"),
                KindGuide.entry("rubric", "what is asked for, in prose")));
        settings.addAll(shared());
        return new KindGuide(
                List.of(
                        "{\"rubric_shell\": {\"command\": \"/app/run_criterion_test.sh\", \"criterion_id\": \"d0aba505-cc93-489c-bc8b-da566a1f0af5\", \"counter\": \"1\", \"score\": 10, \"required\": true, \"assign_containers\": {\"solution1.patch\": \"container_name_1\"}, \"generated_by\": \"127\", \"depends_on\": [{\"id\": 127}]}}",
                        "{\"rubric_shell\": {\"image_tag\": \"app:1.0\", \"criterion_id\": \"builds\", \"command\": \"make test\", \"golden\": true, \"limits\": {\"memory\": \"512m\", \"pids\": 64}}}"),
                settings,
                List.of(
                        KindGuide.entry(
                                "grading",
                                "the criterion and for each target its verdict, why, and the evidence of each run"),
                        KindGuide.entry("inputs", "for each target the hash of all that its verdict depends on")),
                ContainerGuide.failures(
                        NO_LOCAL_PATH,
                        KindGuide.entry("INVALID_SETTINGS", "`user`: the criterion is incomplete"),
                        FILE_NOT_FOUND));
    }

    private static List<KindGuide.Entry> shared() {
        return List.of(
                KindGuide.entry("image_tag", "the image that holds the prepared tree; " + ContainerGuide.IMAGE_TAG),
                KindGuide.entry("image_id", ContainerGuide.IMAGE_ID),
                KindGuide.entry("app_folder", "where the tree is in it; the task's by default, else `/app`"),
                KindGuide.entry(
                        "solutions",
                        "patches; also `solution_1`, …, the keys of `assign_containers` and of `files`; by default each `solutionN.patch` that is there"),
                KindGuide.entry("golden_patch", "the reference; `golden.patch` by default"),
                KindGuide.entry(
                        "held_out_test",
                        "the patch that every target gets last; `held_out_tests.patch` or `held_out_test.patch` when it is there"),
                KindGuide.entry(
                        "pre_patch",
                        "a script, or a patch, that every target gets first; `pre_patch.patch` when it is there"),
                KindGuide.entry(
                        "grading_setup_script", "a script, or a patch, after that; what it leaves running is ended"),
                KindGuide.entry("files", ContainerGuide.FILES + "; patches always count"),
                KindGuide.entry("golden", "with golden and original beside the solutions; `false` by default"),
                KindGuide.entry("original", "with the original beside the solutions; `false` by default"),
                KindGuide.entry("rerun", "executes every time; `false` by default, as `force`"),
                KindGuide.entry("timeout_seconds", "what a command may take; the installation's by default, else 120"),
                KindGuide.entry(
                        "limits",
                        "of each container: `memory` 1g, `cpus` 1, `pids` 256, `disk` 1g, `output` 16m by default"),
                KindGuide.entry("markers", "`pass`, `fail` and `timeout`; the installation's by default"),
                KindGuide.entry("verdicts", "`strict` or `compatible`; the installation's by default, else strict"),
                KindGuide.entry(
                        "user", "`UID` or `UID:GID` of the command, best the owner of the tree; 65534 by default"),
                KindGuide.entry("env", "variables of the command and of the scripts before it"));
    }
}
