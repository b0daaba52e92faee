package dev.gradus.cli.crash;

import dev.gradus.core.data.Document;
import dev.gradus.core.kind.KindProfile;
import dev.gradus.core.kind.SettingsFault;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.StepKind;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.step.Outcome;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The workload: a step that tells the side file that it is executed, takes some milliseconds, and succeeds with the fence it was
 * executed under. It never looks at its stop: what a step does that cannot be stopped has to be fenced.
 */
final class WitnessKind implements StepKind {
    private static final long PID = ProcessHandle.current().pid();
    private static final long LONGEST_HOLD = TimeUnit.SECONDS.toNanos(10);

    private final CrashFiles files;
    private final SideFile witnesses;

    WitnessKind(CrashFiles files) {
        this.files = files;
        this.witnesses = SideFile.open(files.witnesses());
    }

    @Override
    public String name() {
        return "witness";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(false, false, "Tells a file that it was executed.");
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        return List.of();
    }

    @Override
    public Outcome execute(StepContext context) {
        ClaimedStep claimed = context.claimed();
        Instant now = Instant.now();
        Witness witness = new Witness(
                claimed.taskId().value(),
                claimed.step().key().value(),
                claimed.attempt().number(),
                claimed.attempt().claim().fence().value(),
                PID,
                Math.addExact(TimeUnit.SECONDS.toNanos(now.getEpochSecond()), now.getNano()));
        witnesses.append(witness.line());
        work(context.settings().member("millis").orElseThrow().longValue());
        if (witness.attempt() > 1) {
            linger();
        }
        return Outcome.success(Document.object(Map.of("attempt", witness.attempt(), "fence", witness.fence())));
    }

    private static void work(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Until the late write of the attempt before has met this one. */
    private void linger() {
        long end = System.nanoTime() + LONGEST_HOLD;
        while (Files.exists(files.hold()) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
