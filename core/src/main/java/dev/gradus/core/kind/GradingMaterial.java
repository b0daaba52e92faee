package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.grading.Target;
import dev.gradus.core.port.LocalFiles;
import dev.gradus.core.port.TaskFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a grading applies, read once from the task's folder: what is inspected, hashed and applied is the same text.
 *
 * @param preparations scripts and patches that every target gets first
 * @param heldOut the patch that every target gets last
 * @param patches of the targets; a target whose patch is not there is missing, the original has none
 * @param targets all of them in order
 */
record GradingMaterial(
        List<Patch> preparations, @Nullable Patch heldOut, Map<Target, Patch> patches, List<Target> targets) {
    private static final int MAX_BYTES = 16 << 20;
    private static final int LOOKED_FOR = 64;
    private static final List<String> HELD_OUT = List.of("held_out_tests.patch", "held_out_test.patch");

    /**
     * A file of the task's folder.
     *
     * @param file its path, as written
     * @param text all of it; empty when it cannot be used
     * @param sha256 of the text
     * @param fault why it cannot be used
     */
    record Patch(
            String file,
            String text,
            String sha256,
            @Nullable String fault) {
        /** Whether it is a diff and no script. */
        boolean isDiff() {
            return text.lines().anyMatch(line -> line.startsWith("diff --git ") || line.startsWith("--- "));
        }
    }

    /** Reads what the settings name and what is there under its usual name. */
    static GradingMaterial of(GradingSettings settings, StepContext context, LocalFiles files, TaskFiles texts) {
        return new Reader(settings, context, files, texts).read();
    }

    /** The patch of a target. */
    Optional<Patch> patch(Target target) {
        return Optional.ofNullable(patches.get(target));
    }

    /** Whether a target is there: the original always is. */
    boolean has(Target target) {
        return target.equals(Target.ORIGINAL) || patches.containsKey(target);
    }

    /** The hashes of all files, by path. */
    Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        preparations.forEach(patch -> digests.put(patch.file(), patch.sha256()));
        patches.values().forEach(patch -> digests.put(patch.file(), patch.sha256()));
        if (heldOut != null) {
            digests.put(heldOut.file(), heldOut.sha256());
        }
        return digests;
    }

    /** What the verdict on one target depends on beside the settings and the image. */
    Document inputs(Target target) {
        Document inputs = Document.emptyObject()
                .with("patch", patch(target).map(Patch::sha256).orElse("none"))
                .with("held_out", heldOut == null ? "none" : heldOut.sha256());
        return inputs.with(
                "preparations", preparations.stream().map(Patch::sha256).toList());
    }

    /** One reading. */
    private record Reader(GradingSettings settings, StepContext context, LocalFiles files, TaskFiles texts) {
        GradingMaterial read() {
            List<Patch> preparations = new ArrayList<>();
            usual(settings.prePatch(), List.of("pre_patch.patch")).ifPresent(preparations::add);
            usual(settings.gradingSetupScript(), List.of()).ifPresent(preparations::add);
            preparations.removeIf(patch -> patch.text().isBlank());
            Patch heldOut = usual(settings.heldOutTest(), HELD_OUT).orElse(null);
            Map<Target, Patch> patches = new LinkedHashMap<>();
            List<Target> targets = new ArrayList<>();
            Target.named(solutions()).forEach((file, target) -> {
                targets.add(target);
                found(file).ifPresent(patch -> patches.put(target, patch));
            });
            targets.add(Target.ORIGINAL);
            targets.add(Target.GOLDEN);
            found(Objects.requireNonNullElse(settings.goldenPatch(), "golden.patch"))
                    .ifPresent(patch -> patches.put(Target.GOLDEN, patch));
            targets.sort(null);
            return new GradingMaterial(preparations, heldOut, patches, targets);
        }

        private List<String> solutions() {
            if (!settings.solutions().isEmpty()) {
                return settings.solutions();
            }
            List<String> there = new ArrayList<>();
            for (int number = 1; number <= LOOKED_FOR; number++) {
                String file = Target.solution(number).key();
                if (isThere(file)) {
                    there.add(file);
                }
            }
            return there;
        }

        private boolean isThere(String file) {
            return files.look(TaskFolder.of(context), file) instanceof LocalFiles.Present present && !present.folder();
        }

        /** What is named must be there and usable; what is only usual may be missing. */
        private Optional<Patch> usual(@Nullable String named, List<String> usual) {
            Optional<String> file =
                    named == null ? usual.stream().filter(this::isThere).findFirst() : Optional.of(named);
            return file.map(this::required);
        }

        private Patch required(String file) {
            try {
                return patch(file, texts.read(TaskFolder.of(context), file, MAX_BYTES));
            } catch (CoreException refused) {
                throw new RefusedException(TaskFolder.failure(refused));
            }
        }

        /** A target's patch; one that cannot be read is no mistake of the step. */
        private Optional<Patch> found(String file) {
            if (!isThere(file)) {
                return Optional.empty();
            }
            try {
                return Optional.of(patch(file, texts.read(TaskFolder.of(context), file, MAX_BYTES)));
            } catch (CoreException refused) {
                String why = String.valueOf(refused.getMessage());
                return Optional.of(new Patch(
                        file, "", Document.emptyObject().with("unusable", why).sha256Hex(), why));
            }
        }

        private static Patch patch(String file, String text) {
            return new Patch(file, text, Utf8.sha256Hex(text), null);
        }
    }
}
