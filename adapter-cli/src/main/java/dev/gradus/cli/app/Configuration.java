package dev.gradus.cli.app;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.data.DurationText;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.outbox.PayloadFormat;
import dev.gradus.core.outbox.TargetRules;
import dev.gradus.core.outbox.WebhookUrl;
import dev.gradus.core.policy.Limits;
import dev.gradus.core.policy.Prunable;
import dev.gradus.core.policy.PrunePolicy;
import dev.gradus.docker.EngineAddress;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one class that reads settings: flag, then {@code GRADUS_*}, then {@code ~/.config/gradus/gradus.conf}, then the
 * names of the systems before this one ({@code ~/.config/task/task.conf} first, as theirs did, and {@code .env} of the
 * working folder last). Files are read at each
 * question, so that a long-lived process sees an edit. An empty value counts as none.
 */
final class Configuration {
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final long MAX_TOOL_SECONDS = 86_400;
    private static final Duration SHORTEST_KEPT = Duration.ofHours(1);

    /** What task-sync kept in its file beside the database. */
    private static final Set<Setting> GRADING =
            EnumSet.of(Setting.PASS_MARKER, Setting.FAIL_MARKER, Setting.TIMEOUT_MARKER, Setting.TIMEOUT_SECONDS);

    private final Map<Setting, String> flags;
    private final Map<String, String> environment;
    private final Path folder;

    Configuration(Map<Setting, String> flags, Map<String, String> environment) {
        this(flags, environment, Path.of(""));
    }

    /** As it would be in another working folder. */
    Configuration(Map<Setting, String> flags, Map<String, String> environment, Path folder) {
        this.folder = folder;
        this.flags = Map.copyOf(flags);
        this.environment = environment;
    }

    /** The setting's value, if any place gives one. */
    Optional<String> text(Setting setting) {
        return find(setting).map(Found::value);
    }

    /** The setting's value and the place that gave it. */
    Optional<Found> find(Setting setting) {
        String flag = flags.get(setting);
        if (flag != null) {
            return Optional.of(new Found(flag, requireNonNull(setting.flag())));
        }
        return variable(setting.variable())
                .or(() -> KeyValueFile.of(file("gradus", "gradus.conf")).find(setting.key()))
                .or(() -> setting == Setting.DATABASE_URL ? taskSync() : Optional.empty())
                .or(() -> GRADING.contains(setting) ? taskConf().find(setting.name()) : Optional.empty())
                .or(() -> setting.older().stream()
                        .map(this::variable)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** The database, when one is configured. */
    Optional<DatabaseAddress> database() {
        return find(Setting.DATABASE_URL)
                .map(found -> DatabaseAddress.parse(found.value(), found.origin())
                        .withDefaults(text(Setting.DATABASE_USER), text(Setting.DATABASE_PASSWORD)));
    }

    /** Where the container engine is. */
    EngineAddress containerEngine() {
        return new EngineAddress(text(Setting.CONTAINER_ENGINE).orElse(Setting.CONTAINER_ENGINE.fallback()));
    }

    /** What is allowed of one request, at this moment. */
    Limits limits() {
        return new Limits(
                number(Setting.MAX_INPUT_BYTES, Limits.DEFAULT.maxInputBytes(), 1, Integer.MAX_VALUE),
                number(Setting.MAX_STEPS, Limits.DEFAULT.maxSteps(), 1, 1_000_000),
                toolTimeout());
    }

    /** How long things are kept, at this moment. */
    PrunePolicy keeping() {
        Map<Prunable, Duration> ages = new EnumMap<>(Prunable.class);
        put(ages, Prunable.TASKS, Setting.KEEP_TASKS);
        put(ages, Prunable.LOGS, Setting.KEEP_LOGS);
        put(ages, Prunable.EVENTS, Setting.KEEP_EVENTS);
        ages.put(Prunable.DELIVERIES, DurationText.parse(Setting.KEEP_DELIVERIES.fallback()));
        put(ages, Prunable.DELIVERIES, Setting.KEEP_DELIVERIES);
        return new PrunePolicy(ages);
    }

    private void put(Map<Prunable, Duration> ages, Prunable what, Setting setting) {
        find(setting).ifPresent(found -> ages.put(what, age(found)));
    }

    private static Duration age(Found found) {
        try {
            Duration age = DurationText.parse(found.value());
            if (age.compareTo(SHORTEST_KEPT) >= 0) {
                return age;
            }
        } catch (DocumentException e) {
            // refused below, with the bounds
        }
        throw refusal(found, "a duration of at least 1h, such as 90d");
    }

    /** Where the built-in subscriptions go. */
    Map<PayloadFormat, WebhookUrl> builtInWebhooks() {
        Map<PayloadFormat, WebhookUrl> targets = new EnumMap<>(PayloadFormat.class);
        put(targets, PayloadFormat.SLACK, Setting.SLACK_WEBHOOK);
        put(targets, PayloadFormat.EMAIL, Setting.EMAIL_WEBHOOK);
        return targets;
    }

    /** The address may be a secret, so a refusal does not quote it. */
    private void put(Map<PayloadFormat, WebhookUrl> targets, PayloadFormat format, Setting setting) {
        find(setting).ifPresent(found -> {
            try {
                targets.put(format, new WebhookUrl(found.value()));
            } catch (IllegalArgumentException unfit) {
                throw new CoreException(ErrorCode.USAGE, found.origin() + ": " + unfit.getMessage());
            }
        });
    }

    /** Which receivers may be near. */
    TargetRules webhookTargets() {
        Set<String> targets = words(Setting.WEBHOOK_TARGETS);
        try {
            return new TargetRules(targets);
        } catch (IllegalArgumentException unfit) {
            throw new CoreException(
                    ErrorCode.USAGE, Setting.WEBHOOK_TARGETS.variable() + ": " + unfit.getMessage(), unfit);
        }
    }

    /** A whole number within bounds. */
    int number(Setting setting, int fallback, int min, int max) {
        Optional<Found> found = find(setting);
        if (found.isEmpty()) {
            return fallback;
        }
        try {
            int value = Integer.parseInt(found.get().value());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // refused below, with the bounds
        }
        throw refusal(found.get(), "a whole number from " + min + " to " + max);
    }

    /** Whether a switch is on. */
    boolean isOn(Setting setting) {
        Optional<Found> found = find(setting);
        if (found.isEmpty()) {
            return false;
        }
        return switch (found.get().value()) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw refusal(found.get(), "true or false");
        };
    }

    /** The words of a list separated by commas. */
    Set<String> words(Setting setting) {
        return text(setting).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The origins of foreign pages, which older installations separate by blanks, too. */
    Set<String> origins() {
        return words(Setting.ALLOWED_ORIGINS).stream()
                .flatMap(word -> Arrays.stream(word.split("\\s+")))
                .collect(Collectors.toSet());
    }

    /** What containers may do in tasks of those who know the token. */
    TrustLevel tokenTrust() {
        String word = text(Setting.TOKEN_TRUST).orElse(Setting.TOKEN_TRUST.fallback());
        try {
            return TrustLevel.ofWord(word);
        } catch (IllegalArgumentException unknown) {
            throw new CoreException(
                    ErrorCode.USAGE, "%s: %s".formatted(Setting.TOKEN_TRUST.key(), unknown.getMessage()), unknown);
        }
    }

    /** The environment variables of this process. */
    Map<String, String> environment() {
        return environment;
    }

    private Duration toolTimeout() {
        Optional<Found> found = find(Setting.TOOL_TIMEOUT);
        if (found.isEmpty()) {
            return Limits.DEFAULT.toolTimeout();
        }
        try {
            BigDecimal seconds = new BigDecimal(found.get().value());
            if (seconds.signum() > 0 && seconds.compareTo(BigDecimal.valueOf(MAX_TOOL_SECONDS)) <= 0) {
                return Duration.ofNanos(seconds.multiply(NANOS_PER_SECOND).longValue());
            }
        } catch (NumberFormatException e) {
            // refused below, with the bounds
        }
        throw refusal(found.get(), "seconds, more than 0 and at most " + MAX_TOOL_SECONDS);
    }

    /** In task-sync's order: its file, else the environment with what {@code .env} adds to it. */
    private Optional<Found> taskSync() {
        KeyValueFile conf = taskConf();
        return TaskConf.database(conf::find).or(() -> {
            KeyValueFile more = TaskConf.dotEnv(folder);
            return TaskConf.database(name -> variable(name).or(() -> more.find(name)));
        });
    }

    private KeyValueFile taskConf() {
        return KeyValueFile.of(file("task", "task.conf"));
    }

    private Path file(String folder, String name) {
        String home = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path base = home.startsWith("/") && folder.equals("gradus")
                ? Path.of(home)
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")), ".config");
        return base.resolve(folder).resolve(name);
    }

    private Optional<Found> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isEmpty())
                .map(value -> new Found(value, name));
    }

    private static CoreException refusal(Found found, String expected) {
        return new CoreException(
                ErrorCode.USAGE, "%s must be %s, found '%s'".formatted(found.origin(), expected, found.value()));
    }

    /**
     * A value and where it came from.
     *
     * @param value never empty
     * @param origin a flag, a variable, or a file and its key
     */
    record Found(String value, String origin) {}
}
