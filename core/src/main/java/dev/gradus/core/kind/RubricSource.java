package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.grading.Markers;
import dev.gradus.core.grading.Rubric;
import dev.gradus.core.grading.RubricReader;
import dev.gradus.core.grading.RubricReading;
import dev.gradus.core.port.LocalFiles;
import dev.gradus.core.port.LogChunk;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads the rubric of a task: the JSON file that is named, else {@code rubrics.json} of the task's folder, which wins over
 * every Markdown file, else the file that is named, else that of an import among the needs, else {@code TASK_DATA.md}.
 *
 * @param host where files are looked for
 * @param markers those that the commands print
 */
record RubricSource(StandardKinds.Host host, Markers markers) {
    /** What an import leaves. */
    static final String RUBRIC_FILE = "rubric_file";

    private static final String JSON = "rubrics.json";
    private static final String MARKDOWN = "TASK_DATA.md";

    /**
     * A rubric with the hash of its text.
     *
     * @param reading what was found; free of errors
     * @param sha256 of the text
     */
    record Read(RubricReading reading, String sha256) {
        Rubric rubric() {
            return reading.rubric();
        }
    }

    /** The file that counts; refused when there is none. */
    String file(@Nullable String named, StepContext context) {
        boolean json = named != null && named.toLowerCase(Locale.ROOT).endsWith(".json");
        Stream<Optional<String>> order = Stream.of(
                json ? Optional.ofNullable(named) : Optional.empty(),
                isThere(JSON, context) ? Optional.of(JSON) : Optional.empty(),
                Optional.ofNullable(named),
                imported(context),
                isThere(MARKDOWN, context) ? Optional.of(MARKDOWN) : Optional.empty());
        return order.flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> RefusedException.user(
                        "NO_RUBRIC",
                        "no rubric is named, and the task's folder has neither %s nor %s".formatted(JSON, MARKDOWN)));
    }

    private boolean isThere(String file, StepContext context) {
        return host.files().look(TaskFolder.of(context), file) instanceof LocalFiles.Present present
                && !present.folder();
    }

    private static Optional<String> imported(StepContext context) {
        return context.upstream().stream()
                .flatMap(step -> step.results().member(RUBRIC_FILE).stream())
                .map(Document::text)
                .findFirst();
    }

    /** Reads it; every fault that keeps it from being used is in the refusal. */
    Read read(String file, StepContext context) {
        String text;
        try {
            text = host.texts().read(TaskFolder.of(context), file, RubricReader.MAX_BYTES);
        } catch (CoreException refused) {
            throw new RefusedException(TaskFolder.failure(refused));
        }
        RubricReading reading = RubricReader.read(file, text, markers);
        reading.faults().forEach(fault -> context.print(LogChunk.Source.GRADUS, fault + "\n"));
        requireUsable(reading);
        return new Read(reading, Utf8.sha256Hex(text));
    }

    private static void requireUsable(RubricReading reading) {
        try {
            reading.rubric();
        } catch (CoreException refused) {
            if (refused.code() != ErrorCode.INVALID_INPUT) {
                throw refused;
            }
            throw new RefusedException(new Failure(
                    FailureClass.USER,
                    "INVALID_RUBRIC",
                    String.valueOf(refused.getMessage()),
                    true,
                    refused.details()));
        }
    }
}
