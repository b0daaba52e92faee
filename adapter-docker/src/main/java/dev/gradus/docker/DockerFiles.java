package dev.gradus.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.CopyLimits;
import dev.gradus.core.container.CopyReport;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.ContainerFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files in containers of a Docker engine, by its archive calls. */
final class DockerFiles implements ContainerFiles {
    private final DockerClient docker;
    private final EngineCalls calls;
    private final OwnedContainers owned;

    DockerFiles(DockerClient docker, EngineCalls calls, OwnedContainers owned) {
        this.docker = docker;
        this.calls = calls;
        this.owned = owned;
    }

    @Override
    public void copyIn(ContainerId container, Path source, String folder, CopyLimits limits) {
        owned.require(container);
        if (!Files.exists(source)) {
            throw new CoreException(ErrorCode.NOT_FOUND, "there is no file or folder " + source);
        }
        try {
            Path packed = TarFile.pack(source, IgnoreRules.none(), limits);
            try (InputStream tar = Files.newInputStream(packed)) {
                send(container, folder, tar);
            } finally {
                BuildContext.delete(packed);
            }
        } catch (IOException unreadable) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT, "cannot read " + source + ": " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public void write(ContainerId container, String path, byte[] content, int mode) {
        owned.require(container);
        int slash = path.lastIndexOf('/');
        if (!path.startsWith("/") || path.endsWith("/")) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT, "a file is written to an absolute path, found '" + path + "'");
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(packed, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            TarArchiveEntry entry = new TarArchiveEntry(path.substring(slash + 1));
            entry.setSize(content.length);
            entry.setMode(mode);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException neverInMemory) {
            throw new CoreException(ErrorCode.INTERNAL, "cannot pack " + path, neverInMemory);
        }
        send(container, slash == 0 ? "/" : path.substring(0, slash), new ByteArrayInputStream(packed.toByteArray()));
    }

    private void send(ContainerId container, String folder, InputStream tar) {
        calls.call(
                "copy into " + folder + " of container " + container,
                () -> docker.copyArchiveToContainerCmd(container.value())
                        .withRemotePath(folder)
                        .withTarInputStream(tar)
                        .exec());
    }

    @Override
    public CopyReport copyOut(ContainerId container, String path, Path target, CopyLimits limits) {
        owned.require(container);
        String what = "copy " + path + " out of container " + container;
        try (InputStream tar = calls.call(
                what,
                () -> docker.copyArchiveFromContainerCmd(container.value(), path)
                        .exec())) {
            return new Unpacking(path, target, limits).unpack(tar);
        } catch (IOException broken) {
            throw calls.lost(what, broken);
        }
    }

    @Override
    public Map<String, String> digests(ContainerId container, Collection<String> paths, CopyLimits limits) {
        owned.require(container);
        PathDigest digest = new PathDigest(limits);
        Map<String, String> found = new LinkedHashMap<>();
        for (String path : paths) {
            String what = "read " + path + " of container " + container;
            found.put(path, calls.call(what, () -> digest(container, path, digest, what)));
        }
        return found;
    }

    private String digest(ContainerId container, String path, PathDigest digest, String what) {
        try (InputStream archive =
                docker.copyArchiveFromContainerCmd(container.value(), path).exec()) {
            return digest.of(path, archive);
        } catch (NotFoundException nothing) {
            return "absent";
        } catch (IOException broken) {
            throw calls.lost(what, broken);
        }
    }

    @Override
    public long written(ContainerId container) {
        owned.require(container);
        Long size = calls.call(
                "measure container " + container,
                () -> docker.inspectContainerCmd(container.value())
                        .withSize(true)
                        .exec()
                        .getSizeRw());
        return size == null ? 0 : size;
    }
}
