package dev.gradus.core.failure;

import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.BindingFault;
import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one unchecked exception of core: a call was refused, or what it needs is broken. Driving adapters turn the code
 * into a status and show message and details to the caller, so neither holds internals.
 */
public final class CoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    // Not serializable, and this exception never is serialized: transient says so to the compiler.
    private final transient Document details;

    public CoreException(ErrorCode code, String message) {
        this(code, message, Document.emptyObject(), null);
    }

    public CoreException(ErrorCode code, String message, @Nullable Throwable cause) {
        this(code, message, Document.emptyObject(), cause);
    }

    public CoreException(ErrorCode code, String message, Document details) {
        this(code, message, details, null);
    }

    public CoreException(ErrorCode code, String message, Document details, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.code = Objects.requireNonNull(code, "code");
        this.details = Objects.requireNonNull(details, "details");
    }

    /** {@code INVALID_INPUT} with {@code details.errors}: an array of pointer, code and message. */
    public static CoreException invalidInput(DocumentException refusal) {
        List<Document> errors = refusal instanceof BindingException binding
                ? binding.faults().stream().map(CoreException::error).toList()
                : List.of(error(refusal.pointer(), "malformed", message(refusal)));
        return new CoreException(
                ErrorCode.INVALID_INPUT, message(refusal), Document.object(Map.of("errors", errors)), refusal);
    }

    public ErrorCode code() {
        return code;
    }

    /** More facts for the caller, an object: {@code pointer}, {@code hint}, {@code errors}; often empty. */
    public Document details() {
        return details;
    }

    private static Document error(BindingFault fault) {
        return error(fault.pointer(), fault.code().word(), fault.message());
    }

    private static Document error(String pointer, String code, String message) {
        return Document.emptyObject()
                .with("pointer", pointer)
                .with("code", code)
                .with("message", message);
    }

    private static String message(DocumentException refusal) {
        return Objects.requireNonNullElse(refusal.getMessage(), "the document is invalid");
    }
}
