package dev.gradus.http;

import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Between Javalin and the routes: lets requests in, calls their route, writes what it answers or refuses. */
final class Gateway {
    /** The largest body. */
    static final int MAX_BODY_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    /** Who calls, as whoever stands before this server says. */
    private static final Pattern EMAIL = Pattern.compile("[^\\p{Cntrl}\\s]{1,128}");

    private static final String ID = "gradus.request-id";
    private static final String BODY = "gradus.body";

    private final ServerSettings settings;
    private final Guard guard;
    private final CrossOrigin crossOrigin;
    private final Refusals refusals;
    private final BodyReader bodies;

    Gateway(ServerSettings settings, Refusals refusals, Duration requestDeadline) {
        this.settings = settings;
        this.guard = new Guard(settings);
        this.crossOrigin = new CrossOrigin(settings.origins());
        this.refusals = refusals;
        this.bodies = new BodyReader(MAX_BODY_BYTES, requestDeadline);
    }

    void configure(RoutesConfig config, List<Route> routes) {
        config.before(this::admit);
        for (Route route : routes) {
            config.addEndpoint(new Endpoint(route.method(), route.path(), context -> answer(context, route.action())));
        }
        config.after(context -> MDC.clear());
        config.exception(CoreException.class, this::refused);
        config.exception(
                Refusal.class,
                (refusal, context) -> write(context, refusals.of(refusal, context.path(), requestId(context))));
        config.exception(HttpResponseException.class, this::notRouted);
        config.exception(Exception.class, this::unexpected);
    }

    private void admit(Context context) {
        MDC.clear();
        String given = context.header("X-Request-Id");
        boolean usable = given != null && REQUEST_ID.matcher(given).matches();
        String id = usable && given != null ? given : UUID.randomUUID().toString();
        context.attribute(ID, id);
        MDC.put("request_id", id);
        secure(context, id);
        guard.requireHost(context);
        if (crossOrigin.answers(context)) {
            context.skipRemainingHandlers();
            return;
        }
        guard.check(context);
        byte[] body = bodies.read(context.req());
        if (body.length > 0) {
            guard.checkType(context);
        }
        context.attribute(BODY, body);
    }

    private static void secure(Context context, String id) {
        context.header("X-Request-Id", id)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    private void answer(Context context, Route.Action action) {
        byte[] body = context.attribute(BODY);
        var call = new Call(context, body == null ? new byte[0] : body, cause(context));
        Answer answer = action.answer(call);
        if (answer instanceof Answer.Complete complete) {
            complete.write(context);
        } else if (answer instanceof Answer.Listed listed) {
            list(context, listed);
        } else if (answer instanceof Answer.Streamed streamed) {
            stream(context, streamed);
        }
    }

    private Cause cause(Context context) {
        String unnamed = settings.token() == null ? "anonymous" : "token";
        String email = context.header("X-User-Email");
        boolean named = email != null && EMAIL.matcher(email.strip()).matches();
        String name = named && email != null ? email.strip() : unnamed;
        return new Cause(new Actor("http:" + name), requestId(context), null);
    }

    /** Once some of it is on its way, a failure can only be told by breaking off, so that nobody takes a part for all. */
    private static void list(Context context, Answer.Listed listed) {
        try {
            listed.write(context);
        } catch (IOException gone) {
            LOG.debug("the client left before the end of a list");
        } catch (RuntimeException failure) {
            LOG.error("request.failed", failure);
            Connections.closer(context.req()).run();
        }
    }

    private static void stream(Context context, Answer.Streamed streamed) {
        streamed.feed().requireRoom();
        context.status(200).contentType("text/event-stream;charset=utf-8").header("X-Accel-Buffering", "no");
        HttpServletRequest request = context.req();
        context.future(() -> follow(context, streamed, Connections.closer(request)));
    }

    private static CompletableFuture<Void> follow(Context context, Answer.Streamed streamed, Runnable closer) {
        try {
            var out = context.res().getOutputStream();
            var client = new SseClient(out, closer);
            out.setWriteListener(client);
            streamed.feed().serve(client, streamed.place());
            return client.closed();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void refused(CoreException refusal, Context context) {
        Answer.Complete answer = refusals.of(refusal, context.path(), requestId(context));
        if (answer.status() == 500) {
            LOG.error("request.failed", refusal);
        }
        write(context, answer);
    }

    private void notRouted(HttpResponseException refusal, Context context) {
        boolean isSeed = !context.path().startsWith("/api/");
        Refusal said = switch (refusal.getStatus()) {
            case 404 -> new Refusal(404, "not-found", isSeed ? "Not Found" : "there is nothing at this path");
            case 405 ->
                new Refusal(
                        405,
                        "method-not-allowed",
                        isSeed ? "Method Not Allowed" : "this path does not answer " + context.method());
            default -> new Refusal(refusal.getStatus(), "malformed-request", "the request was not understood");
        };
        write(context, refusals.of(said, context.path(), requestId(context)));
    }

    private void unexpected(Exception failure, Context context) {
        LOG.error("request.failed", failure);
        write(context, refusals.unexpected(context.path(), requestId(context)));
    }

    private static void write(Context context, Answer.Complete answer) {
        answer.write(context);
    }

    private static String requestId(Context context) {
        String id = context.attribute(ID);
        return id == null ? "none" : id;
    }
}
