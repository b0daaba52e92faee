package dev.gradus.cli.crash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was done to the workers, as those who did it know it. */
final class FaultLog {
    private final List<Kill> kills = new ArrayList<>();
    private final List<Freeze> freezes = new ArrayList<>();
    private final List<Integer> cuts = new ArrayList<>();

    void killed(String worker, Instant at) {
        kills.add(new Kill(worker, at));
    }

    void froze(String worker, int lateWrites) {
        freezes.add(new Freeze(worker, lateWrites));
    }

    void cut(int connections) {
        cuts.add(connections);
    }

    List<Kill> kills() {
        return kills;
    }

    List<Freeze> freezes() {
        return freezes;
    }

    List<Integer> cuts() {
        return cuts;
    }

    /** A SIGKILL, and the time before it was sent. */
    record Kill(String worker, Instant at) {}

    /** A SIGSTOP until the worker's steps were taken back, and how many of its writes were refused after SIGCONT. */
    record Freeze(String worker, int lateWrites) {}
}
