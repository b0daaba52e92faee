package dev.gradus.core.kind;

import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.Document;
import dev.gradus.core.policy.Limits;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.tool.Tool;
import dev.gradus.core.tool.ToolCall;
import dev.gradus.core.tool.ToolFailures;
import dev.gradus.core.tool.ToolRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Calls a tool of the allow-list by its strict contract. Each try runs on a thread of its own: at its limit it is interrupted
 * and left behind, and what it still says counts no more.
 */
final class ToolKind implements StepKind, Documented {
    /** Calls that live at once in this process, those left behind included. */
    private static final int MAX_LIVE = 256;

    private final ToolRegistry tools;
    private final Supplier<Limits> limits;
    private final Executor threads;
    private final Semaphore free = new Semaphore(MAX_LIVE);

    ToolKind(ToolRegistry tools, Supplier<Limits> limits, Executor threads) {
        this.tools = tools;
        this.limits = limits;
        this.threads = threads;
    }

    @Override
    public String name() {
        return "tool";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(false, false, "Calls a tool of the allow-list by its strict contract.");
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        var check = new SettingsCheck();
        check.binds(settings, ToolSettings.class, "");
        Optional<String> name =
                settings.member("name").filter(Document::isString).map(Document::text);
        if (name.isPresent() && !Placeholders.isIn(name.get())) {
            Document input = settings.member("input").orElse(Document.emptyObject());
            tools.find(name.get())
                    .ifPresentOrElse(
                            tool -> check.binds(input, tool.inputType(), "/input"),
                            () -> check.add(
                                    "/name",
                                    "UNKNOWN_TOOL",
                                    ToolFailures.unknownTool(name.get(), tools.names())
                                            .message()));
        }
        return check.faults();
    }

    @Override
    public Outcome execute(StepContext context) throws InterruptedException {
        ToolSettings settings;
        try {
            settings = context.settings().as(ToolSettings.class);
        } catch (BindingException refused) {
            return Outcome.failure(SettingsCheck.failure(refused));
        }
        Optional<Tool<?, ?>> tool = tools.find(settings.name());
        return tool.isEmpty()
                ? Outcome.failure(ToolFailures.unknownTool(settings.name(), tools.names()))
                : call(tool.get(), settings, context);
    }

    private <I extends Record, O extends Record> Outcome call(
            Tool<I, O> tool, ToolSettings settings, StepContext context) throws InterruptedException {
        I input;
        try {
            input = settings.given().as(tool.inputType());
        } catch (BindingException refused) {
            return Outcome.failure(ToolFailures.invalidInput(tool.name(), String.valueOf(refused.getMessage())));
        }
        var call = new ToolCall(
                context.idempotencyKey(), context.claimed().attempt().number());
        return new ToolTries(settings, context)
                .run(() -> new ToolTry<>(tool, input, call, free).outcome(threads, limit(settings), context.stop()));
    }

    private Duration limit(ToolSettings settings) {
        return Objects.requireNonNullElseGet(
                settings.timeout(), () -> limits.get().toolTimeout());
    }

    @Override
    public KindGuide guide() {
        return new KindGuide(
                List.of(
                        "{\"tool\": {\"name\": \"echo\", \"input\": {\"text\": \"hello\"}}}",
                        "{\"tool\": {\"name\": \"add\", \"input\": {\"a\": 2, \"b\": \"${inputs.b}\"}, \"tries\": 3, \"timeout\": \"500ms\"}}"),
                List.of(
                        KindGuide.entry("name", "a tool of the allow-list; `echo` and `add` come with the product"),
                        KindGuide.entry("input", "what the tool takes; nothing is converted; `{}` by default"),
                        KindGuide.entry("tries", "calls within one attempt, 1 to 100; 1 by default"),
                        KindGuide.entry(
                                "tries_backoff",
                                "the wait after the first failed try, doubled up to 1s; 100ms by default"),
                        KindGuide.entry("timeout", "of one call; by default the installation's tool timeout (2s)")),
                List.of(KindGuide.entry("…", "the tool's output: `{text}` of `echo`, `{sum}` of `add`")),
                List.of(
                        KindGuide.entry("UNKNOWN_TOOL", "`policy`: not on the allow-list"),
                        KindGuide.entry("INVALID_TOOL_INPUT", "`policy`: the input breaks the tool's contract"),
                        KindGuide.entry("INVALID_TOOL_OUTPUT", "`policy`: the output does"),
                        KindGuide.entry(
                                "TOOL_TIMEOUT", "`policy`: the call took too long; it was interrupted and left behind"),
                        KindGuide.entry("TOOL_FAILED", "`user`, retryable: the last try's own message"),
                        KindGuide.entry(
                                "TOOL_CALLS_EXHAUSTED",
                                "`infra`, retryable: too many calls of this process do not end")));
    }
}
