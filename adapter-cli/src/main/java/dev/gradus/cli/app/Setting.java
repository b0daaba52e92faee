package dev.gradus.cli.app;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be configured: the one table. A setting is looked for as its flag, its {@code GRADUS_} variable, its
 * key in {@code gradus.conf}, and its older names; {@link Configuration} says in which order.
 */
enum Setting {
    DATABASE_URL(
            "--database-url",
            List.of("DATABASE_URL"),
            "the embedded PostgreSQL",
            "The database: `jdbc:postgresql:`, `postgresql://`, `postgres://` or SQLAlchemy form."),
    DATABASE_USER(null, List.of(), "from the URL", "The database user, when the URL names none."),
    DATABASE_PASSWORD(null, List.of(), "from the URL", "The database password, when the URL holds none."),
    SERVER(
            "--server",
            List.of("TASKONAUT_API_URL", "TASKRUNNER_API_URL"),
            "none: straight to the database",
            "The server that commands are sent to; `--api-base-url` is the same flag."),
    TOKEN(null, List.of(), "none", "The bearer token for the server; `serve` demands it of its clients."),
    TOKEN_TRUST(
            null,
            List.of(),
            "networked",
            "What containers may do in tasks of those who know the token: sandboxed, networked, volumes or operator."),
    HOST("--host", List.of(), "127.0.0.1", "Where `serve` and `run-app` listen."),
    PORT("--port", List.of(), "8000", "The port of `serve` and `run-app`; 0 takes a free one."),
    HOST_ID(
            null,
            List.of(),
            "that of the machine",
            "The name under which tasks with a folder are pinned to this machine: equal where the same files are."),
    CONTAINER_ENGINE(
            null,
            List.of("DOCKER_HOST"),
            "unix:///var/run/docker.sock",
            "The Docker engine that steps use; where none answers, steps with containers are left to other workers."),
    MOUNTS(
            null,
            List.of(),
            "",
            "Folders that containers may mount beside their task's own: absolute paths, separated by commas."),
    ALLOW_HOST_COMMANDS(
            "--allow-host-commands",
            List.of(),
            "false",
            "Whether tasks made over HTTP may run commands on the host without a token."),
    ALLOWED_HOSTS(null, List.of(), "none", "More names that a `Host` header may carry, separated by commas."),
    ALLOWED_ORIGINS(
            null,
            List.of("ALLOWED_ORIGINS"),
            "none",
            "Origins of pages that may call this server from a browser, beside its own, separated by commas or blanks."),
    CORS_ALLOW_ALL(
            null,
            List.of("CORS_ALLOW_ALL"),
            "false",
            "Whether any page may call this server from a browser, without its user's credentials."),
    ADMIN_API_KEY(
            null,
            List.of("ADMIN_API_KEY"),
            "none: the ledger is not pruned at its own path",
            "The key, in `X-Admin-Key`, that decides about entries of the ledger and prunes it."),
    ADMIN_USERS(
            null,
            List.of("ADMIN_USERS"),
            "anybody",
            "The addresses of people who may decide about entries of the ledger as administrators."),
    SLOTS("--slots", List.of(), "4", "How many steps a worker executes at once."),
    MAX_INPUT_BYTES(null, List.of("TASKRUNNER_MAX_INPUT_BYTES"), "65536", "The largest input of a task, in bytes."),
    MAX_STEPS(null, List.of("TASKRUNNER_MAX_STEPS"), "64", "The most transitions that one run may ask for."),
    TOOL_TIMEOUT(null, List.of("TASKRUNNER_TOOL_TIMEOUT_SECS"), "2.0", "The time one tool call may take, in seconds."),
    SLACK_WEBHOOK(
            null,
            List.of("SLACK_WEBHOOK"),
            "none",
            "Where Slack is told of steps that wait for approval; read by servers and workers at their start."),
    EMAIL_WEBHOOK(
            null, List.of("EMAIL_WEBHOOK"), "none", "Where a gateway that sends e-mail is told of them, likewise."),
    WEBHOOK_TARGETS(
            null,
            List.of(),
            "none: the public internet",
            "Receivers of webhooks on this machine or in private networks, as `host:port`, separated by commas."),
    KEEP_TASKS(
            null,
            List.of(),
            "for ever",
            "How long tasks made from definitions are kept after their end, such as `90d`."),
    KEEP_LOGS(null, List.of(), "for ever", "How long what their steps printed is kept after their end."),
    KEEP_DELIVERIES(null, List.of(), "30d", "How long deliveries to subscribers are kept after their end."),
    KEEP_EVENTS(null, List.of(), "for ever", "How long events are kept that are no task's."),
    PASS_MARKER(
            null,
            List.of("PASS_MARKER"),
            "#__PASS__#",
            "What commands of rubrics print when a criterion is met; also `PASS_MARKER` of `task.conf`."),
    FAIL_MARKER(
            null,
            List.of("FAIL_MARKER"),
            "#__FAIL__#",
            "What they print when it is not; also `FAIL_MARKER` of `task.conf`."),
    TIMEOUT_MARKER(
            null,
            List.of("TIMEOUT_MARKER"),
            "#__TIMEOUT__#",
            "What they print when they ran out of time; also `TIMEOUT_MARKER` of `task.conf`."),
    TIMEOUT_SECONDS(
            null,
            List.of("TIMEOUT_SECONDS"),
            "120",
            "The time a command of a rubric may take, in seconds; also `TIMEOUT_SECONDS` of `task.conf`."),
    VERDICTS(
            null,
            List.of(),
            "strict",
            "The rules of verdicts: strict, or compatible as task-sync read its markers, which what is judged can forge."),
    LOG_LEVEL(
            null,
            List.of("LOG_LEVEL"),
            "INFO for servers, WARN for commands",
            "What is logged: ERROR, WARN, INFO, DEBUG or TRACE."),
    LOG_STYLE(
            null,
            List.of("LOG_STYLE"),
            "json for servers, text for commands",
            "How it is logged: json, logster or text."),
    PASS_ENV(
            null,
            List.of(),
            "none",
            "The environment variables that command steps may ask for with `pass_env`, separated by commas."),
    METRICS_URL(
            null,
            List.of("METRICS_URL"),
            "none: no events are sent",
            "Where events about runs of the ledger are posted to, as JSON."),
    METRICS_KEY(null, List.of("METRICS_KEY"), "none", "What they carry as `x-metrics-key`."),
    OTLP_TRACES_ENDPOINT(
            null,
            List.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"),
            "none: no traces are sent",
            "Where traces are sent to, as OTLP over HTTP: the whole address."),
    OTLP_ENDPOINT(
            null,
            List.of("OTEL_EXPORTER_OTLP_ENDPOINT"),
            "none: no traces are sent",
            "The same without `/v1/traces`, when there is no whole address."),
    JAEGER_UI_URL(
            null,
            List.of("JAEGER_UI_URL"),
            "http://localhost:16686",
            "Where the trace links of taskonaut's commands lead.");

    private final @Nullable String flag;
    private final List<String> older;
    private final String fallback;
    private final String meaning;

    Setting(@Nullable String flag, List<String> older, String fallback, String meaning) {
        this.flag = flag;
        this.older = older;
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** The option that sets it, when there is one: a secret has none. */
    @Nullable
    String flag() {
        return flag;
    }

    /** Its environment variable. */
    String variable() {
        return "GRADUS_" + name();
    }

    /** Its key in {@code gradus.conf}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment variables of the systems before this one, the first one counting most. */
    List<String> older() {
        return older;
    }

    /** Its default, as the documentation says it. */
    String fallback() {
        return fallback;
    }

    /** What it is, as the documentation says it. */
    String meaning() {
        return meaning;
    }
}
