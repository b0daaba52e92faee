package dev.gradus.docker;

import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Asks the engine and translates what goes wrong, at the first line where it appears.
 *
 * @param address where the engine is
 */
record EngineCalls(String address) {

    /**
     * The answer.
     *
     * @param what what the engine was asked to do, as in "the engine cannot …"
     */
    <T> T call(String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (CoreException ours) {
            throw ours;
        } catch (RuntimeException failed) {
            throw translated(what, failed);
        }
    }

    /**
     * Does something that may have been done already.
     *
     * @param done what the engine says then
     */
    void run(String what, Set<Class<? extends DockerException>> done, Runnable request) {
        try {
            request.run();
        } catch (RuntimeException failed) {
            if (done.stream().noneMatch(sort -> sort.isInstance(failed))) {
                throw translated(what, failed);
            }
        }
    }

    /** What an exception of the library means. */
    CoreException translated(String what, Throwable failed) {
        if (failed instanceof CoreException ours) {
            return ours;
        }
        if (!(failed instanceof DockerException answer)) {
            return lost(what, failed);
        }
        String reason = reason(answer);
        if (answer instanceof NotFoundException) {
            return new CoreException(ErrorCode.NOT_FOUND, "cannot " + what + ": " + reason, answer);
        }
        if (answer instanceof ConflictException || isTaken(reason)) {
            return new CoreException(ErrorCode.CONFLICT, "cannot " + what + ": " + reason, answer);
        }
        if (answer instanceof BadRequestException || answer.getHttpStatus() / 100 == 4) {
            return new CoreException(ErrorCode.INVALID_INPUT, "cannot " + what + ": " + reason, answer);
        }
        return new CoreException(
                ErrorCode.UNREACHABLE, "the container engine failed to " + what + ": " + reason, answer);
    }

    /** That the engine is gone, or was gone in the middle. */
    CoreException lost(String what, Throwable failed) {
        return new CoreException(
                ErrorCode.UNREACHABLE,
                "the container engine at %s was lost while it was asked to %s: %s"
                        .formatted(
                                address,
                                what,
                                oneLine(String.valueOf(root(failed).getMessage()))),
                failed);
    }

    /** That a stream ended before what it told about did. */
    CoreException cut(String what) {
        return new CoreException(
                ErrorCode.UNREACHABLE,
                "the container engine at " + address + " ended the stream while it was asked to " + what);
    }

    private static boolean isTaken(String reason) {
        return reason.contains("port is already allocated") || reason.contains("address already in use");
    }

    /** {@code Status 404: {"message":"No such image: x"}} without what is around it. */
    private static String reason(DockerException answer) {
        String text = String.valueOf(answer.getMessage());
        int json = text.indexOf('{');
        if (json >= 0) {
            try {
                return Document.parse(text.substring(json))
                        .member("message")
                        .filter(Document::isString)
                        .map(message -> oneLine(message.text()))
                        .orElseGet(() -> oneLine(text));
            } catch (DocumentException notJson) {
                return oneLine(text);
            }
        }
        return oneLine(text);
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*[\\r\\n]+\\s*", "; ");
    }

    private static Throwable root(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
