package dev.gradus.core.testing;

import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.CopyLimits;
import dev.gradus.core.container.CopyReport;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.ContainerFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Copies between this host and the files of fake containers; links are left out. */
final class FakeFiles implements ContainerFiles {
    private final FakeEngineState state;

    FakeFiles(FakeEngineState state) {
        this.state = state;
    }

    @Override
    public void copyIn(ContainerId container, Path source, String folder, CopyLimits limits) {
        FakeFileSystem files = state.ours(container).files();
        requireFolder(files, folder);
        if (!Files.exists(source)) {
            throw new CoreException(ErrorCode.NOT_FOUND, "there is no file or folder " + source);
        }
        Path base = Files.isDirectory(source) ? source : source.getParent();
        try (Stream<Path> walk = Files.walk(source)) {
            List<Path> paths = walk.filter(path -> !path.equals(base)).toList();
            if (paths.size() > limits.entries()) {
                throw new CoreException(
                        ErrorCode.LIMIT_EXCEEDED, source + " has more than " + limits.entries() + " entries");
            }
            for (Path path : paths) {
                String target =
                        FakeFileSystem.resolve(folder, base.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    files.mkdir(target);
                } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    files.write(target, Files.readAllBytes(path));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void write(ContainerId container, String path, byte[] content, int mode) {
        FakeFileSystem files = state.ours(container).files();
        requireFolder(files, path.substring(0, Math.max(1, path.lastIndexOf('/'))));
        files.write(path, content);
    }

    @Override
    public CopyReport copyOut(ContainerId container, String path, Path target, CopyLimits limits) {
        FakeFileSystem files = state.ours(container).files();
        if (!files.exists(path)) {
            throw new CoreException(ErrorCode.NOT_FOUND, "the container has no " + path);
        }
        try {
            return files.isFolder(path) ? copyFolder(files, path, target, limits) : copyFile(files, path, target);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static CopyReport copyFile(FakeFileSystem files, String path, Path target) throws IOException {
        if (Files.exists(target)) {
            throw new CoreException(ErrorCode.CONFLICT, target + " is there already");
        }
        byte[] content = files.read(path).orElseThrow();
        Files.write(target, content);
        return new CopyReport(1, content.length, List.of());
    }

    private static CopyReport copyFolder(FakeFileSystem files, String path, Path target, CopyLimits limits)
            throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> there = Files.list(target)) {
            if (there.findAny().isPresent()) {
                throw new CoreException(ErrorCode.CONFLICT, target + " is not empty");
            }
        }
        String prefix = path.endsWith("/") ? path : path + "/";
        Map<String, byte[]> below = files.below(prefix);
        if (below.size() > limits.entries()) {
            throw new CoreException(ErrorCode.LIMIT_EXCEEDED, path + " has more than " + limits.entries() + " entries");
        }
        long copied = 0;
        long bytes = 0;
        for (Map.Entry<String, byte[]> entry : below.entrySet()) {
            Path to = target.resolve(entry.getKey().substring(prefix.length()));
            if (entry.getKey().endsWith("/")) {
                Files.createDirectories(to);
            } else {
                Files.write(to, entry.getValue());
                copied++;
                bytes += entry.getValue().length;
            }
        }
        return new CopyReport(copied, bytes, List.of());
    }

    @Override
    public Map<String, String> digests(ContainerId container, Collection<String> paths, CopyLimits limits) {
        FakeFileSystem files = state.ours(container).files();
        long bytes = paths.stream()
                .flatMap(path -> files.read(path).stream())
                .mapToLong(content -> content.length)
                .sum();
        if (paths.size() > limits.entries() || bytes > limits.bytes()) {
            throw new CoreException(ErrorCode.LIMIT_EXCEEDED, "more than " + limits);
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (String path : paths) {
            String file = files.read(path)
                    .map(content -> "file " + new String(content, StandardCharsets.UTF_8))
                    .orElse("absent");
            found.put(path, files.isFolder(path) ? "folder" : file);
        }
        return found;
    }

    @Override
    public long written(ContainerId container) {
        return state.ours(container).files().below("/").values().stream()
                .mapToLong(content -> content.length)
                .sum();
    }

    private static void requireFolder(FakeFileSystem files, String folder) {
        if (!files.isFolder(folder)) {
            throw new CoreException(ErrorCode.NOT_FOUND, "the container has no folder " + folder);
        }
    }
}
