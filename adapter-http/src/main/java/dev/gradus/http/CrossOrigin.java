package dev.gradus.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** Tells browsers which foreign pages may call: the CORS protocol of the Fetch standard. */
final class CrossOrigin {
    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String PATIENCE = "600";

    private final Origins origins;

    CrossOrigin(Origins origins) {
        this.origins = origins;
    }

    /** Adds what an allowed page has to see; true for a question that is thereby answered. */
    boolean answers(Context context) {
        String origin = context.header("Origin");
        if (origin == null || !origins.allow(origin)) {
            return false;
        }
        context.header("Access-Control-Allow-Origin", origins.all() ? "*" : origin);
        context.header("Access-Control-Expose-Headers", "ETag, Retry-After, X-Request-Id");
        if (!origins.all()) {
            context.header("Access-Control-Allow-Credentials", "true").header("Vary", "Origin");
        }
        boolean asks =
                HandlerType.OPTIONS.equals(context.method()) && context.header("Access-Control-Request-Method") != null;
        return asks && permit(context);
    }

    private static boolean permit(Context context) {
        String wanted = context.header("Access-Control-Request-Headers");
        context.header("Access-Control-Allow-Methods", METHODS)
                .header("Access-Control-Allow-Headers", wanted == null ? "Content-Type" : wanted)
                .header("Access-Control-Max-Age", PATIENCE)
                .status(204);
        return true;
    }
}
