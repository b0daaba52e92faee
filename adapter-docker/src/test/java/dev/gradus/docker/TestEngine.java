package dev.gradus.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.gradus.core.container.OwnerLabels;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The engine that tests share: the one at {@code DOCKER_HOST}, or at the usual socket. */
final class TestEngine {
    static final String ADDRESS =
            Objects.requireNonNullElse(System.getenv("DOCKER_HOST"), "unix:///var/run/docker.sock");

    private TestEngine() {}

    /** A number that no other run of the tests has. */
    static long newInstallation() {
        return ThreadLocalRandom.current().nextLong(1L << 48);
    }

    static DockerContainerEngine open(long installation) {
        return DockerContainerEngine.at(ADDRESS, OwnerLabels.ofInstallation(installation));
    }

    /** The library itself, for what the port does not do: planting what is not ours. */
    static DockerClient client() {
        return client(ADDRESS);
    }

    static DockerClient client(String address) {
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(address)
                .build();
        return DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .build());
    }

    /** Asks once per run. */
    static final class Condition implements ExecutionCondition {
        private static final boolean REQUIRED = "required".equals(System.getenv("GRADUS_TEST_DOCKER"));
        private static final String MISSING = missing();

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return MISSING.isEmpty() || REQUIRED
                    ? ConditionEvaluationResult.enabled("the engine answers, or is required")
                    : ConditionEvaluationResult.disabled(MISSING);
        }

        private static String missing() {
            try (DockerClient client = client()) {
                client.inspectImageCmd("busybox:local").exec();
                client.inspectImageCmd("git:local").exec();
                return "";
            } catch (Exception absent) {
                return "no Docker engine with the images of .ci/images answers at " + ADDRESS + ": "
                        + absent.getMessage();
            }
        }
    }
}
