package dev.gradus.core.kind;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.step.Outcome;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Between the documents of a step and the records of its Java body: what a {@link TypedStep} and its like in other modules
 * have in common. Immutable.
 *
 * @param name the kind key: 1 to 100 lower-case letters, digits and {@code _}, the first a letter
 * @param inputType what the settings are bound to
 * @param outputType what the results are written from
 */
public record TypedContract<I extends Record, O extends Record>(String name, Class<I> inputType, Class<O> outputType) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");

    public TypedContract {
        requireNonNull(name, "name");
        requireNonNull(inputType, "inputType");
        requireNonNull(outputType, "outputType");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a step kind is named by 1 to 100 lower-case letters, digits and '_', the first a letter, found '"
                            + name + "'");
        }
    }

    /** The faults of settings as they are written: {@link StepKind#check}. */
    public List<SettingsFault> check(Document settings) {
        var check = new SettingsCheck();
        check.binds(settings, inputType, "");
        return check.faults();
    }

    /** What the body comes to with these settings, which are bound first; INVALID_SETTINGS of class user without it. */
    public Outcome bound(Document settings, Function<I, Outcome> body) {
        I input;
        try {
            input = settings.as(inputType);
        } catch (BindingException refused) {
            return Outcome.failure(SettingsCheck.failure(refused));
        }
        return body.apply(input);
    }

    /** The success with this output; INVALID_OUTPUT of class user for null and for what is no object. */
    public Outcome result(@Nullable O output) {
        if (output == null) {
            return invalidOutput("it returned null");
        }
        try {
            Document written = Document.ofRecord(output);
            return written.isObject()
                    ? Outcome.success(written)
                    : invalidOutput("a record whose one component is named 'value' is written as that value");
        } catch (DocumentException refused) {
            return invalidOutput(String.valueOf(refused.getMessage()));
        }
    }

    private Outcome invalidOutput(String reason) {
        return Outcome.failure(Failure.user(
                "INVALID_OUTPUT", "step kind '%s' must return an object of results: %s".formatted(name, reason)));
    }

    /** The failure of an attempt whose body threw this. */
    public static Failure failure(Throwable thrown) {
        if (thrown instanceof StepFailedException said) {
            return said.failure();
        }
        String type = thrown.getClass().getName();
        String message = thrown.getMessage();
        return new Failure(
                FailureClass.USER,
                "STEP_FAILED",
                message == null || message.isBlank() ? type : message,
                true,
                Document.emptyObject().with("exception", type));
    }
}
