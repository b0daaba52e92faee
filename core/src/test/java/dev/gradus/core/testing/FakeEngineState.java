package dev.gradus.core.testing;

import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.ImageId;
import dev.gradus.core.container.ImageInfo;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.OwnedObject;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** Everything a fake engine holds. Thread safe. */
final class FakeEngineState {
    private static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");

    private final OwnerLabels labels;
    private final Map<String, FakeImage> tags = new TreeMap<>();
    private final Map<String, FakeImage> registry = new TreeMap<>();
    private final Map<ImageId, FakeImage> images = new ConcurrentHashMap<>();
    private final Map<String, FakeContainer> containers = new ConcurrentHashMap<>();
    private final Map<String, Optional<OwnedObject>> volumes = new ConcurrentSkipListMap<>();
    private final Map<String, Optional<OwnedObject>> networks = new ConcurrentSkipListMap<>();
    private final Deque<Rule> rules = new ArrayDeque<>();
    private long made;
    private int started;
    private volatile boolean gone;

    FakeEngineState(OwnerLabels labels) {
        this.labels = labels;
    }

    OwnerLabels labels() {
        return labels;
    }

    void requireAlive() {
        if (gone) {
            throw new CoreException(ErrorCode.UNREACHABLE, "the container engine does not answer");
        }
    }

    void setGone(boolean isGone) {
        gone = isGone;
    }

    /** A number that nothing had before. */
    synchronized long next() {
        return ++made;
    }

    Instant now() {
        return BEGINNING.plusSeconds(next());
    }

    synchronized FakeImage putImage(String tag, Map<String, String> files) {
        FakeFileSystem system = new FakeFileSystem();
        files.forEach(system::write);
        return put(tag, new FakeImage(new ImageId(digest(tag + files)), system, List.of("sh"), Map.of()));
    }

    synchronized FakeImage put(String tag, FakeImage image) {
        images.put(image.id(), image);
        tags.put(ImageRef.parse(tag).toString(), image);
        return image;
    }

    synchronized FakeImage publish(String tag) {
        FakeImage image =
                new FakeImage(new ImageId(digest("published " + tag)), new FakeFileSystem(), List.of("sh"), Map.of());
        registry.put(ImageRef.parse(tag).toString(), image);
        return image;
    }

    synchronized void push(ImageRef tag, FakeImage image) {
        registry.put(tag.toString(), image);
    }

    synchronized Optional<FakeImage> published(String tag) {
        return Optional.ofNullable(registry.get(ImageRef.parse(tag).toString()));
    }

    synchronized Optional<FakeImage> image(ImageRef ref) {
        return ref.isId()
                ? Optional.ofNullable(images.get(new ImageId(ref.name())))
                : Optional.ofNullable(tags.get(ref.toString()));
    }

    synchronized boolean removeTag(ImageRef ref) {
        if (ref.isId()) {
            tags.values().removeIf(image -> image.id().value().equals(ref.name()));
            return images.remove(new ImageId(ref.name())) != null;
        }
        FakeImage image = tags.remove(ref.toString());
        if (image != null && !tags.containsValue(image)) {
            images.remove(image.id());
        }
        return image != null;
    }

    synchronized ImageInfo info(FakeImage image) {
        List<String> names = tags.entrySet().stream()
                .filter(entry -> entry.getValue().equals(image))
                .map(Map.Entry::getKey)
                .toList();
        return new ImageInfo(image.id(), names, "linux/amd64", image.labels());
    }

    List<FakeContainer> containers() {
        List<FakeContainer> all = new ArrayList<>(containers.values());
        all.sort(java.util.Comparator.comparing(FakeContainer::createdAt));
        return all;
    }

    Optional<FakeContainer> container(String nameOrId) {
        return containers().stream()
                .filter(candidate -> candidate.name().equals(nameOrId)
                        || nameOrId.length() >= 6 && candidate.id().value().startsWith(nameOrId))
                .findFirst();
    }

    /** A container of ours. */
    FakeContainer ours(ContainerId id) {
        requireAlive();
        FakeContainer found = containers.get(id.value());
        if (found == null) {
            throw new CoreException(ErrorCode.NOT_FOUND, "there is no container " + id);
        }
        requireOurs(found);
        return found;
    }

    void requireOurs(FakeContainer container) {
        if (container.owner(labels).isEmpty()) {
            throw new CoreException(
                    ErrorCode.NOT_ALLOWED,
                    "container '" + container.name() + "' was not made by this installation and is left alone");
        }
    }

    void add(FakeContainer container) {
        containers.put(container.id().value(), container);
    }

    boolean forget(FakeContainer container) {
        return containers.remove(container.id().value()) != null;
    }

    synchronized void countStart() {
        started++;
    }

    synchronized int started() {
        return started;
    }

    Map<String, Optional<OwnedObject>> volumes() {
        return volumes;
    }

    Map<String, Optional<OwnedObject>> networks() {
        return networks;
    }

    void plantVolume(String name) {
        volumes.put(name, Optional.empty());
    }

    synchronized void addRule(Predicate<List<String>> argv, FakeProgram program) {
        rules.addFirst(new Rule(argv, program));
    }

    synchronized FakeProgram programFor(List<String> argv) {
        return rules.stream()
                .filter(rule -> rule.argv().test(argv))
                .map(Rule::program)
                .findFirst()
                .orElseGet(FakeShell::new);
    }

    static String digest(String text) {
        return "sha256:" + hex(text);
    }

    static String hex(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private record Rule(Predicate<List<String>> argv, FakeProgram program) {}
}
