package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is asked of steps that grade: which targets, and how often. Others do not look at it. picocli fills it in. */
final class GradingOptions {
    /** Which verdicts are found out again. */
    enum Only {
        FAILED,
        INFRA
    }

    @Option(names = "--golden", description = "Grade the golden reference and the original beside the solutions.")
    private boolean golden;

    @Option(names = "--original", description = "Grade the original beside the solutions.")
    private boolean original;

    @Option(
            names = "--only",
            paramLabel = "WHICH",
            description = "Grade again only what failed, or only what could not be judged: failed or infra.")
    private @Nullable Only only;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Grade each target N times, whatever is known; verdicts that differ are flaky.")
    private @Nullable Integer repeat;

    /** The wish, empty when there is none. */
    Document asked() {
        if (repeat != null && repeat < 1) {
            throw new CoreException(ErrorCode.USAGE, "--repeat must be at least 1, was " + repeat);
        }
        Document asked = Document.emptyObject();
        asked = golden ? asked.with("golden", true) : asked;
        asked = original ? asked.with("original", true) : asked;
        asked = only == null ? asked : asked.with("only", only.name().toLowerCase(Locale.ROOT));
        return repeat == null ? asked : asked.with("repeat", repeat);
    }

    /** The wish for one baseline and nothing else. */
    static Document only(String baseline) {
        return Document.emptyObject().with("baseline", baseline);
    }
}
