package dev.gradus.cli;

import dev.gradus.core.data.Document;
import org.jspecify.annotations.Nullable;

/** Calls about what waits for a person, to a server. */
final class RemoteApprovalCalls implements ApprovalCalls {
    private static final String PATH = "/api/v1/approvals";

    private final Remote remote;

    RemoteApprovalCalls(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Document list(@Nullable String cursor, int limit) {
        return remote.get(PATH + "?limit=" + limit + (cursor == null ? "" : "&cursor=" + Remote.part(cursor)));
    }

    @Override
    public Document get(String step) {
        return remote.get(path(step));
    }

    @Override
    public Document approve(String step, @Nullable String note) {
        return remote.post(path(step) + "/actions/approve", said(note));
    }

    @Override
    public Document reject(String step, @Nullable String note) {
        return remote.post(path(step) + "/actions/reject", said(note));
    }

    @Override
    public Document pushBack(String step, String to, Document feedback, @Nullable String note) {
        return remote.post(
                path(step) + "/actions/push-back", said(note).with("to", to).with("feedback", feedback));
    }

    private static Document said(@Nullable String note) {
        return note == null ? Document.emptyObject() : Document.emptyObject().with("note", note);
    }

    /** A step is named by its number or UUID, or as {@code TASK/KEY}. */
    private static String path(String step) {
        int slash = step.indexOf('/');
        return slash < 0
                ? PATH + "/" + Remote.part(step)
                : "/api/v1/tasks/" + Remote.part(step.substring(0, slash)) + "/steps/"
                        + Remote.part(step.substring(slash + 1));
    }
}
