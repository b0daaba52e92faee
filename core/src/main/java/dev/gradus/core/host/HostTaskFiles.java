package dev.gradus.core.host;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.LocalFiles;
import dev.gradus.core.port.TaskFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files in folders of tasks on this host. */
public final class HostTaskFiles implements TaskFiles {
    private final LocalFiles files = new HostFiles();

    @Override
    public String read(Path folder, String path, int maxBytes) {
        Path file = present(folder, path).path();
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = content.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new CoreException(
                        ErrorCode.INVALID_INPUT, "%s is larger than %d bytes".formatted(path, maxBytes));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException noText) {
            throw new CoreException(ErrorCode.INVALID_INPUT, path + " is no UTF-8 text", noText);
        } catch (IOException unreadable) {
            throw unreachable("read", path, unreadable);
        }
    }

    @Override
    public void write(Path folder, String path, String text) {
        Path named = folder.resolve(path).normalize();
        Path above = named.getParent();
        String name = String.valueOf(named.getFileName());
        if (above == null || !named.startsWith(folder)) {
            throw outside(path);
        }
        String relative = folder.relativize(above).toString();
        Path parent = present(folder, relative.isEmpty() ? "." : relative).path();
        try {
            Path fresh = Files.createTempFile(parent, "." + name, ".new");
            Files.writeString(fresh, text);
            Files.move(
                    fresh, parent.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw unreachable("write", path, unwritable);
        }
    }

    @Override
    public Path makeFolder(Path folder, String name) {
        LocalFiles.Sighting seen = files.look(folder, name);
        if (seen instanceof LocalFiles.Missing) {
            Path root = present(folder, ".").path();
            try {
                return Files.createDirectory(root.resolve(oneName(name)));
            } catch (IOException unwritable) {
                throw unreachable("make", name, unwritable);
            }
        }
        return present(folder, name).path();
    }

    @Override
    public boolean isEmpty(Path folder, String name) {
        if (files.look(folder, name) instanceof LocalFiles.Missing) {
            return true;
        }
        try (Stream<Path> within = Files.list(present(folder, name).path())) {
            return within.findAny().isEmpty();
        } catch (IOException unreadable) {
            throw unreachable("read", name, unreadable);
        }
    }

    @Override
    public void clear(Path folder, String name) {
        if (files.look(folder, name) instanceof LocalFiles.Missing) {
            return;
        }
        Path cleared = present(folder, oneName(name)).path();
        try {
            Files.walkFileTree(cleared, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes seen) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failed) throws IOException {
                    if (failed != null) {
                        throw failed;
                    }
                    if (!left.equals(cleared)) {
                        Files.delete(left);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unwritable) {
            throw unreachable("clear", name, unwritable);
        }
    }

    @Override
    public void copy(Path folder, String from, String to) {
        Path source = present(folder, from).path();
        Path target = makeFolder(folder, to);
        try {
            Files.walkFileTree(source, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes seen) throws IOException {
                    if (!entered.equals(source)) {
                        Files.createDirectory(target.resolve(source.relativize(entered)));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes seen) throws IOException {
                    Files.copy(
                            file,
                            target.resolve(source.relativize(file)),
                            LinkOption.NOFOLLOW_LINKS,
                            StandardCopyOption.COPY_ATTRIBUTES);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unwritable) {
            throw unreachable("copy", from, unwritable);
        }
    }

    private static String oneName(String name) {
        if (name.isBlank() || name.equals(".") || name.contains("/") || name.contains("..")) {
            throw outside(name);
        }
        return name;
    }

    private LocalFiles.Present present(Path folder, String path) {
        LocalFiles.Sighting seen = files.look(folder, path);
        if (seen instanceof LocalFiles.Present present) {
            return present;
        } else if (seen instanceof LocalFiles.Outside) {
            throw outside(path);
        } else if (seen instanceof LocalFiles.Unreadable unreadable) {
            throw new CoreException(ErrorCode.UNREACHABLE, "cannot read " + path + ": " + unreadable.reason());
        }
        throw new CoreException(ErrorCode.NOT_FOUND, "file not found: " + path);
    }

    private static CoreException outside(String path) {
        return new CoreException(ErrorCode.NOT_ALLOWED, "outside the task's local_path: " + path);
    }

    private static CoreException unreachable(String verb, String path, IOException cause) {
        return new CoreException(
                ErrorCode.UNREACHABLE,
                "cannot %s %s: %s".formatted(verb, path, cause.getClass().getSimpleName()),
                cause);
    }
}
