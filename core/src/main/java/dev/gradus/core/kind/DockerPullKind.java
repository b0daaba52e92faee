package dev.gradus.core.kind;

import dev.gradus.core.container.ImageInfo;
import dev.gradus.core.container.ImageRef;
import dev.gradus.core.data.Document;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Outcome;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pulls an image from its registry, at most every six hours. A step that has pulled takes its result until then; one that has not
 * waits for the time that its settings name.
 */
final class DockerPullKind implements StepKind, Tracked, Canonical, Documented {
    private static final int VERSION = 1;
    private static final Duration REST = Duration.ofHours(6);
    private static final String NOT_BEFORE = "prevent_run_before";

    private final Containerised parts;
    private final Images images;

    DockerPullKind(Containerised parts) {
        this.parts = parts;
        this.images = new Images(parts);
    }

    /** The settings, in their one form. */
    record Settings(
            @Nullable String imageTag,
            @Nullable String imageId,
            @Nullable String preventRunBefore,
            @Nullable String platform) {
        /** The time before which nothing is pulled. */
        Optional<Instant> notBefore() {
            return preventRunBefore == null || preventRunBefore.isBlank()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(preventRunBefore).toInstant());
        }
    }

    @Override
    public String name() {
        return "docker_pull";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(false, false, "Pulls an image from its registry, at most every six hours.");
    }

    @Override
    public Document canonical(Document settings) {
        return Aliases.canonical(settings, Set.of());
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        var check = new ContainerCheck();
        Document canonical = canonical(settings);
        if (check.binds(canonical, Settings.class)) {
            Settings bound = canonical.as(Settings.class);
            check.image(bound.imageId(), bound.imageTag());
            checkTime(check, bound);
        }
        return check.faults();
    }

    private static void checkTime(ContainerCheck check, Settings bound) {
        String time = bound.preventRunBefore();
        try {
            if (time != null && !Placeholders.isIn(time)) {
                bound.notBefore();
            }
        } catch (DateTimeException refused) {
            check.add("/" + NOT_BEFORE, "expected an instant such as 2026-01-31T12:00:00Z, found '" + time + "'");
        }
    }

    @Override
    public Inputs inputs(StepContext context) {
        return check(context.settings()).isEmpty()
                ? Inputs.of(Fingerprint.of(name(), VERSION).withSettings(canonical(context.settings())))
                : Inputs.untracked();
    }

    @Override
    public Optional<String> lapsed(StepContext context, Document results) {
        return parts.lapsed(() -> reasonToPull(context, results));
    }

    private Optional<String> reasonToPull(StepContext context, Document results) {
        Instant next = OffsetDateTime.parse(
                        results.member(NOT_BEFORE).orElseThrow().text())
                .toInstant();
        if (!next.isAfter(context.now())) {
            return Optional.of("the last pull is over six hours ago");
        }
        ImageWish pulled = ImageWish.of(
                results.member("image_id").orElseThrow().text(),
                results.member("image_tag").orElseThrow().text());
        return images.find(pulled).isPresent() ? Optional.empty() : Optional.of("the engine no longer holds the image");
    }

    @Override
    public Outcome execute(StepContext context) throws InterruptedException {
        return parts.work(context, () -> {
            List<SettingsFault> faults = check(context.settings());
            if (!faults.isEmpty()) {
                throw RefusedException.user("INVALID_SETTINGS", faults.get(0).message());
            }
            Settings settings = canonical(context.settings()).as(Settings.class);
            Optional<Instant> wait = settings.notBefore().filter(time -> time.isAfter(context.now()));
            boolean pulledUnderThem = isPulledUnder(context);
            return wait.isPresent() && !context.claimed().step().progress().forced() && !pulledUnderThem
                    ? new Outcome.Release(wait.get(), Document.emptyObject())
                    : pull(settings, context);
        });
    }

    /** Whether the settings' own time has been waited for before, so that only the six hours count. */
    private boolean isPulledUnder(StepContext context) {
        LastSuccess last = context.claimed().step().result().last();
        return last != null
                && inputs(context) instanceof Inputs.Known known
                && known.fingerprint().equals(last.tracking().fingerprint());
    }

    private Outcome pull(Settings settings, StepContext context) throws InterruptedException {
        ImageWish wish = Images.meant(settings.imageId(), settings.imageTag(), context);
        ImageRef reference = wish.reference();
        if (reference == null) {
            throw RefusedException.user("NO_IMAGE", "an image is pulled by its name: expected image_tag");
        }
        String platform = settings.platform() == null
                ? TaskDefaults.of(context.claimed().task()).platform()
                : settings.platform();
        ImageInfo pulled = images.pull(reference, platform, context);
        if (!wish.admits(pulled.id())) {
            throw Images.mismatch(wish, pulled);
        }
        return Outcome.success(new Images.Found(reference, pulled)
                .addTo(Document.emptyObject().with("result", "success"))
                .with("platform", pulled.platform())
                .with(NOT_BEFORE, context.now().plus(REST)));
    }

    @Override
    public KindGuide guide() {
        return new KindGuide(
                List.of(
                        "{\"docker_pull\": {\"image_tag\": \"nginx:latest\"}}",
                        "{\"docker_pull\": {\"image_id\": \"ubuntu\", \"image_tag\": \"latest\", \"prevent_run_before\": \"2024-01-01T00:00:00Z\"}}"),
                List.of(
                        KindGuide.entry("image_tag", ContainerGuide.IMAGE_TAG),
                        KindGuide.entry(
                                "image_id",
                                "the id that the pulled image must have, or the repository when `image_tag` is a bare tag"),
                        KindGuide.entry(
                                NOT_BEFORE,
                                "RFC 3339; in the future: the step takes its last pull, or becomes READY at that time when it has none"),
                        KindGuide.entry(
                                "platform", "such as `linux/amd64`; the task's, else the engine's own by default")),
                List.of(
                        KindGuide.entry("image_id", "of the pulled image"),
                        KindGuide.entry("image_tag", "its full reference"),
                        KindGuide.entry("platform", "of the pulled image"),
                        KindGuide.entry(NOT_BEFORE, "six hours later: until then the result is reused")),
                ContainerGuide.failures(
                        KindGuide.entry(
                                "PULL_FAILED", "`user`, retryable: the registry has no such image or refuses it"),
                        KindGuide.entry("IMAGE_MISMATCH", "`user`: the pulled image has another id than `image_id`")));
    }
}
