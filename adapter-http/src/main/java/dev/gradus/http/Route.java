package dev.gradus.http;

import io.javalin.http.HandlerType;

/**
 * A path and what answers it.
 *
 * @param method of the request
 * @param path with parameters in braces
 * @param action what to do
 */
record Route(HandlerType method, String path, Action action) {

    static Route get(String path, Action action) {
        return new Route(HandlerType.GET, path, action);
    }

    static Route post(String path, Action action) {
        return new Route(HandlerType.POST, path, action);
    }

    static Route put(String path, Action action) {
        return new Route(HandlerType.PUT, path, action);
    }

    static Route patch(String path, Action action) {
        return new Route(HandlerType.PATCH, path, action);
    }

    static Route delete(String path, Action action) {
        return new Route(HandlerType.DELETE, path, action);
    }

    /** Answers a request; refusals are thrown. */
    @FunctionalInterface
    interface Action {
        Answer answer(Call call);
    }
}
