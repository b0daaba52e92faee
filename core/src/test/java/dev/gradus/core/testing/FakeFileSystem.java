package dev.gradus.core.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The files of a fake image or container: absolute paths without {@code .} and {@code ..}. Thread safe. */
public final class FakeFileSystem {
    private static final byte[] FOLDER = {};

    private final NavigableMap<String, byte[]> entries = new ConcurrentSkipListMap<>();

    FakeFileSystem() {
        entries.put("/", FOLDER);
        entries.put("/tmp/", FOLDER);
    }

    /** The same files, to be changed on their own. */
    FakeFileSystem copy() {
        FakeFileSystem copy = new FakeFileSystem();
        copy.entries.putAll(entries);
        return copy;
    }

    /** Writes a file, and the folders it is in. */
    public void write(String path, byte[] content) {
        mkdir(path.substring(0, path.lastIndexOf('/') + 1));
        entries.put(path, content.clone());
    }

    /** Writes a file, and the folders it is in. */
    public void write(String path, String text) {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a folder and those it is in. */
    public void mkdir(String path) {
        String folder = path.endsWith("/") ? path : path + "/";
        for (int slash = folder.indexOf('/'); slash >= 0; slash = folder.indexOf('/', slash + 1)) {
            entries.putIfAbsent(folder.substring(0, slash + 1), FOLDER);
        }
    }

    /** The content of a file. */
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(path.endsWith("/") ? null : entries.get(path))
                .map(byte[]::clone);
    }

    /** The content of a file, as text. */
    public Optional<String> text(String path) {
        return read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Whether there is a file or folder. */
    public boolean exists(String path) {
        return entries.containsKey(path) || isFolder(path);
    }

    /** Whether there is a folder. */
    public boolean isFolder(String path) {
        return entries.containsKey(path.endsWith("/") ? path : path + "/");
    }

    /** Removes a file, or a folder and what is in it. */
    public void remove(String path) {
        entries.remove(path);
        entries.keySet().removeIf(entry -> entry.startsWith(path + "/"));
    }

    /** What is below a folder, itself left out: folders end with a slash. */
    Map<String, byte[]> below(String folder) {
        String prefix = folder.endsWith("/") ? folder : folder + "/";
        return entries.subMap(prefix, false, prefix + Character.MAX_VALUE, false);
    }

    /** The absolute path of one that is relative to a folder. */
    static String resolve(String folder, String path) {
        return java.nio.file.Path.of(folder).resolve(path).normalize().toString();
    }
}
