package dev.gradus.docker;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.container.EngineInfo;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/**
 * Where a Docker engine is, as {@code DOCKER_HOST} says it. Asks a local engine who it is with nothing but the JDK, so that a
 * process that only wants to know does not load the client. Thread safe.
 *
 * @param value such as {@code unix:///var/run/docker.sock}
 */
public record EngineAddress(String value) {
    private static final String LOCAL = "unix://";

    public EngineAddress {
        requireNonNull(value, "value");
        if (!value.matches("(unix|tcp|https?)://.+")) {
            throw new CoreException(
                    ErrorCode.USAGE,
                    "the container engine's address begins with unix:// or tcp://, found '" + value + "'");
        }
    }

    /** The engine there, seen by one installation; connects with its first call. */
    public DockerContainerEngine open(OwnerLabels labels) {
        return DockerContainerEngine.at(value, labels);
    }

    /**
     * Which engine is there.
     *
     * @throws CoreException UNREACHABLE when none answers
     */
    public EngineInfo info() {
        if (!value.startsWith(LOCAL)) {
            try (DockerContainerEngine engine = open(OwnerLabels.ofInstallation(0))) {
                return engine.info();
            }
        }
        try {
            LocalQuestion question = question();
            return read(Document.parse(question.ask("/info")), Document.parse(question.ask("/version")));
        } catch (IOException | DocumentException silent) {
            throw unreachable(silent);
        }
    }

    /**
     * Returns when an engine answers there.
     *
     * @throws CoreException UNREACHABLE when none does
     */
    public void ping() {
        if (!value.startsWith(LOCAL)) {
            try (DockerContainerEngine engine = open(OwnerLabels.ofInstallation(0))) {
                engine.ping();
                return;
            }
        }
        try {
            question().ask("/_ping");
        } catch (IOException silent) {
            throw unreachable(silent);
        }
    }

    private LocalQuestion question() {
        return new LocalQuestion(UnixDomainSocketAddress.of(Path.of(value.substring(LOCAL.length()))));
    }

    private CoreException unreachable(Exception silent) {
        return new CoreException(
                ErrorCode.UNREACHABLE,
                "no container engine answers at %s: %s".formatted(value, silent.getMessage()),
                silent);
    }

    private static EngineInfo read(Document info, Document version) {
        return new EngineInfo(
                text(info, "ID"),
                text(version, "Version"),
                text(version, "ApiVersion"),
                text(version, "Os") + "/" + text(version, "Arch"),
                (int) number(info, "NCPU"),
                number(info, "MemTotal"),
                text(info, "CgroupVersion").equals("2") ? 2 : 1);
    }

    private static String text(Document answer, String key) {
        return answer.member(key).filter(Document::isString).map(Document::text).orElse("");
    }

    private static long number(Document answer, String key) {
        return answer.member(key)
                .filter(Document::isInteger)
                .map(Document::longValue)
                .orElse(0L);
    }
}
