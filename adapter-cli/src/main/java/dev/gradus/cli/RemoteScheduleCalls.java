package dev.gradus.cli;

import dev.gradus.core.data.Document;
import org.jspecify.annotations.Nullable;

/** Calls about schedules, to a server. */
final class RemoteScheduleCalls implements ScheduleCalls {
    private static final String PATH = "/api/v1/schedules";

    private final Remote remote;

    RemoteScheduleCalls(Remote remote) {
        this.remote = remote;
    }

    private static String path(String name) {
        return PATH + "/" + Remote.part(name);
    }

    private static String page(String cursor, int limit) {
        return "?limit=" + limit + (cursor.isEmpty() ? "" : "&cursor=" + Remote.part(cursor));
    }

    @Override
    public Document list(String cursor, int limit) {
        return remote.get(PATH + page(cursor, limit));
    }

    @Override
    public Document get(String name) {
        return remote.get(path(name));
    }

    @Override
    public Document runs(String name, String cursor, int limit) {
        return remote.get(path(name) + "/runs" + page(cursor, limit));
    }

    @Override
    public Document next(String name, int count) {
        return remote.get(path(name) + "/next?count=" + count);
    }

    @Override
    public Document create(Document schedule, @Nullable String key) {
        return remote.json(remote.posted(PATH, schedule, CallersKey.headers(key)));
    }

    @Override
    public Document revise(String name, Document schedule) {
        return remote.put(path(name), schedule);
    }

    @Override
    public Document act(String name, ScheduleAction action, Document details, @Nullable String key) {
        String path = path(name) + "/actions/" + action.word();
        return remote.json(remote.posted(path, details, CallersKey.headers(key)));
    }

    @Override
    public Document delete(String name, @Nullable String why) {
        return remote.delete(path(name) + (why == null ? "" : "?reason=" + Remote.part(why)));
    }
}
