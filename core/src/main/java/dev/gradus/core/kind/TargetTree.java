package dev.gradus.core.kind;

import dev.gradus.core.grading.ExitFacts;
import dev.gradus.core.grading.PatchInspection;
import dev.gradus.core.grading.PatchUse;
import dev.gradus.core.grading.PatchUse.Stage;
import dev.gradus.core.grading.Target;
import dev.gradus.core.kind.GradingMaterial.Patch;
import dev.gradus.core.port.CommandResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tree of one container into the state in which a command is to judge it, and keeps what was done. Set-up scripts come
 * first, and what they leave running is ended; then the target's patch, by the target's user; then the held-out patch, by root, out of
 * the user's reach. Nothing of the target is executed here. Used once.
 */
final class TargetTree {
    private final Grading grading;
    private final Target target;
    private final StepContainers containers;
    private final @Nullable Patch own;
    private final List<PatchUse> patches = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final Set<String> guarded = new LinkedHashSet<>();
    private ExitFacts facts = ExitFacts.NOT_RUN;

    TargetTree(Grading grading, Target target, StepContainers containers) {
        this.grading = grading;
        this.target = target;
        this.containers = containers;
        this.own = grading.material().patch(target).orElse(null);
        Patch heldOut = grading.material().heldOut();
        if (heldOut != null) {
            guarded.addAll(PatchInspection.of(heldOut.text()).paths());
        }
    }

    /** What was applied, in order. */
    List<PatchUse> patches() {
        return List.copyOf(patches);
    }

    /** What was executed, in order. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    /** The paths that the target must not change. */
    Set<String> guarded() {
        return Set.copyOf(guarded);
    }

    /** What speaks against the target or the machinery already. */
    ExitFacts facts() {
        return facts;
    }

    /** Whether the target's patch is one that may be applied at all; the reference is trusted. */
    boolean isAdmitted() {
        if (own == null || !target.isSolution()) {
            return true;
        }
        String refusal =
                own.fault() == null ? PatchInspection.of(own.text()).refusal().orElse(null) : own.fault();
        if (refusal != null) {
            patches.add(PatchUse.refused(Stage.SOLUTION, own.file(), own.sha256(), refusal));
            return false;
        }
        return leavesAlone(guarded, "which the held-out tests bring");
    }

    private boolean leavesAlone(Set<String> paths, String whose) {
        String touched = own == null || !target.isSolution()
                ? null
                : PatchInspection.of(own.text()).touched(paths).orElse(null);
        if (own != null && touched != null) {
            facts = ExitFacts.NOT_RUN.tampered("%s touches %s, %s".formatted(own.file(), touched, whose));
        }
        return touched == null;
    }

    /** Lays what will be applied and run into a container that has not started. */
    void lay(GradingContainer container, String command) {
        if (own != null) {
            container.layReadable(GradingScripts.SOLUTION, own.text());
        }
        Patch heldOut = grading.material().heldOut();
        if (heldOut != null) {
            container.lay(GradingScripts.HELD_OUT, heldOut.text());
        }
        int number = 0;
        for (Patch patch : grading.material().preparations()) {
            container.lay(GradingScripts.preparation(number++), patch.text());
        }
        container.lay(GradingScripts.COMMAND, command);
    }

    /** Does all of it; false when the tree could not be brought there, and then the facts or the patches say why. */
    boolean isReady(GradingContainer container) throws InterruptedException {
        return isSetUp(container) && isPrepared(container) && isPatched(container) && isHeldOut(container);
    }

    private boolean isSetUp(GradingContainer container) throws InterruptedException {
        Map<String, String> env = new LinkedHashMap<>(GradingScripts.trusting());
        env.putAll(grading.settings().env());
        int number = 0;
        for (Patch patch : grading.material().preparations()) {
            String laid = GradingScripts.preparation(number++);
            List<String> argv = patch.isDiff() ? GradingScripts.setUpPatch(laid) : GradingScripts.script(laid);
            commands.add((patch.isDiff() ? "git apply " : "sh ") + patch.file());
            var said = new GradingOutput(containers);
            if (!isUsed(container, Stage.PREPARATION, patch, container.asRoot(argv, env, said), said)) {
                return false;
            }
        }
        return true;
    }

    private boolean isPrepared(GradingContainer container) throws InterruptedException {
        var said = new GradingOutput(containers);
        List<String> argv =
                GradingScripts.prepare(grading.appFolder(), grading.settings().owner());
        CommandResult result = container.asRoot(argv, grading.settings().env(), said);
        if (result.exitCode() != 0) {
            container.requireSpace();
            facts = ExitFacts.broken("the tree %s cannot be prepared (status %d): %s"
                    .formatted(grading.appFolder(), result.exitCode(), said.text()));
            return false;
        }
        Set<String> programs = programFolders(said.lastLine());
        guarded.addAll(programs);
        return leavesAlone(programs, "where the image looks for programs");
    }

    /** Folders of the tree in which the image looks for programs. */
    private Set<String> programFolders(String path) {
        String tree = grading.appFolder() + "/";
        Set<String> folders = new LinkedHashSet<>();
        Arrays.stream(path.split(":"))
                .filter(folder -> folder.startsWith(tree) && folder.length() > tree.length())
                .forEach(folder -> folders.add(folder.substring(tree.length()).replaceFirst("/+$", "")));
        return folders;
    }

    private boolean isPatched(GradingContainer container) throws InterruptedException {
        if (own == null) {
            return true;
        }
        commands.add("git apply " + own.file());
        var said = new GradingOutput(containers);
        CommandResult result = container.asUser(
                GradingScripts.apply(GradingScripts.SOLUTION), GradingScripts.guarded(grading.appFolder()), said);
        return isUsed(container, Stage.SOLUTION, own, result, said);
    }

    private boolean isHeldOut(GradingContainer container) throws InterruptedException {
        Patch heldOut = grading.material().heldOut();
        if (heldOut != null) {
            commands.add("git apply " + heldOut.file());
        }
        var said = new GradingOutput(containers);
        List<String> argv =
                GradingScripts.protect(grading.appFolder(), grading.settings().owner(), heldOut != null, guarded);
        CommandResult result = container.asRoot(argv, GradingScripts.guarded(grading.appFolder()), said);
        if (heldOut != null && result.exitCode() != GradingScripts.NOT_PROTECTED) {
            return isUsed(container, Stage.HELD_OUT, heldOut, result, said);
        } else if (result.exitCode() != 0) {
            container.requireSpace();
            facts = ExitFacts.broken("what the target must not change cannot be protected: " + said.text());
        }
        return result.exitCode() == 0;
    }

    private boolean isUsed(
            GradingContainer container, Stage stage, Patch patch, CommandResult result, GradingOutput said) {
        if (result.exitCode() == 0) {
            patches.add(PatchUse.applied(stage, patch.file(), patch.sha256()));
            return true;
        }
        container.requireSpace();
        String why = "status %d: %s".formatted(result.exitCode(), said.text());
        patches.add(PatchUse.refused(stage, patch.file(), patch.sha256(), why));
        return false;
    }
}
