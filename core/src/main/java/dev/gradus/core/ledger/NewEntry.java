package dev.gradus.core.ledger;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entry to be made.
 *
 * @param task what is done, such as {@code seo.validate}; 1 to {@value #MAX_NAME} characters
 * @param runId the run that it belongs to; 1 to {@value #MAX_NAME} characters
 * @param status where it is
 * @param startedAt when it began; now when nobody says
 * @param inputs what it was given, an object, when there is anything
 * @param rest what else is known of it already
 */
public record NewEntry(
        String task,
        String runId,
        LedgerStatus status,
        @Nullable Instant startedAt,
        @Nullable Document inputs,
        EntryChange rest) {
    /** The longest name of a task or a run. */
    public static final int MAX_NAME = 64;

    private static final Set<String> REPORT = Arrays.stream(EntryReport.class.getRecordComponents())
            .map(component -> component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    public NewEntry {
        requireNonNull(status, "status");
        requireNonNull(rest, "rest");
        EntryText.requireSome("task", task);
        EntryText.requireSome("run_id", runId);
        EntryText.requireAtMost("task", task, MAX_NAME);
        EntryText.requireAtMost("run_id", runId, MAX_NAME);
        if (inputs != null && !inputs.isObject()) {
            throw new IllegalArgumentException("'inputs' must be an object, found " + inputs);
        }
    }

    /**
     * The entry that is written as one object, with whatever else is known of it already.
     *
     * @throws CoreException INVALID_INPUT for members and values that no entry has
     */
    public static NewEntry of(Document written) {
        Document own = Document.emptyObject();
        Document report = Document.emptyObject();
        for (Map.Entry<String, Document> member : written.members().entrySet()) {
            if (REPORT.contains(member.getKey())) {
                report = report.with(member.getKey(), member.getValue());
            } else {
                own = own.with(member.getKey(), member.getValue());
            }
        }
        try {
            Written bound = own.as(Written.class);
            return new NewEntry(
                    bound.task(),
                    bound.runId(),
                    bound.status(),
                    bound.startedAt(),
                    bound.inputs(),
                    new EntryChange(null, report));
        } catch (BindingException unfit) {
            throw CoreException.invalidInput(unfit);
        } catch (IllegalArgumentException unfit) {
            throw new CoreException(ErrorCode.INVALID_INPUT, String.valueOf(unfit.getMessage()), unfit);
        }
    }

    private record Written(
            String task,
            String runId,
            LedgerStatus status,
            @Nullable Instant startedAt,
            @Nullable Document inputs) {}
}
