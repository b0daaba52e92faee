package dev.gradus.docker;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.gradus.core.container.EngineInfo;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.ContainerExecs;
import dev.gradus.core.port.ContainerFiles;
import dev.gradus.core.port.ContainerImages;
import dev.gradus.core.port.Containers;
import dev.gradus.core.port.OwnedObjects;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/**
 * A Docker engine, from API 1.41 on, over its socket. The version is left open in every request, which each engine takes for its
 * own. Thread safe.
 */
public final class DockerContainerEngine implements ContainerEngine {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    // An engine that hangs must not hold a worker for ever; streams and waits are not cut by this.
    private static final Duration RESPONSE = Duration.ofMinutes(2);
    private static final int MAX_CONNECTIONS = 200;

    private final DockerClient docker;
    private final OwnerLabels labels;
    private final EngineCalls calls;

    private DockerContainerEngine(DockerClient docker, OwnerLabels labels, String address) {
        this.docker = docker;
        this.labels = labels;
        this.calls = new EngineCalls(address);
    }

    /**
     * The engine at an address such as {@code unix:///var/run/docker.sock}, seen by one installation. Connects with the first
     * call.
     */
    public static DockerContainerEngine at(String address, OwnerLabels labels) {
        return at(address, labels, RESPONSE);
    }

    static DockerContainerEngine at(String address, OwnerLabels labels, Duration response) {
        requireNonNull(labels, "labels");
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(address)
                .build();
        ZerodepDockerHttpClient transport = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .maxConnections(MAX_CONNECTIONS)
                .connectionTimeout(CONNECT)
                .responseTimeout(response)
                .build();
        return new DockerContainerEngine(DockerClientImpl.getInstance(config, transport), labels, address);
    }

    @Override
    public EngineInfo info() {
        Info info = calls.call("describe itself", () -> docker.infoCmd().exec());
        Version version =
                calls.call("tell its version", () -> docker.versionCmd().exec());
        return new EngineInfo(
                Objects.requireNonNullElse(info.getId(), ""),
                Objects.requireNonNullElse(version.getVersion(), ""),
                Objects.requireNonNullElse(version.getApiVersion(), ""),
                version.getOperatingSystem() + "/" + version.getArch(),
                Objects.requireNonNullElse(info.getNCPU(), 0),
                Objects.requireNonNullElse(info.getMemTotal(), 0L),
                "2".equals(info.getCGroupVersion()) ? 2 : 1);
    }

    @Override
    public void ping() {
        calls.call("answer", () -> docker.pingCmd().exec());
    }

    @Override
    public ContainerImages images() {
        return new DockerImages(docker, calls, labels);
    }

    @Override
    public Containers containers() {
        return new DockerContainers(docker, calls, labels);
    }

    @Override
    public ContainerExecs execs() {
        return new DockerExecs(docker, calls, new OwnedContainers(docker, calls, labels));
    }

    @Override
    public ContainerFiles files() {
        return new DockerFiles(docker, calls, new OwnedContainers(docker, calls, labels));
    }

    @Override
    public OwnedObjects volumes() {
        return new DockerVolumes(docker, calls, labels);
    }

    @Override
    public OwnedObjects networks() {
        return new DockerNetworks(docker, calls, labels);
    }

    @Override
    public void close() {
        try {
            docker.close();
        } catch (IOException alreadyGone) {
            System.getLogger(DockerContainerEngine.class.getName())
                    .log(System.Logger.Level.DEBUG, "the connection to the engine was gone already", alreadyGone);
        }
    }
}
