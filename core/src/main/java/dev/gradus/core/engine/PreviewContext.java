package dev.gradus.core.engine;

import dev.gradus.core.data.Document;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.Upstream;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.MemberLease;
import dev.gradus.core.port.Stop;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An execution that never begins: a kind can look at it to tell its inputs, and nothing that it does has an effect. */
record PreviewContext(TaskSnapshot task, ClaimedStep claimed, Document settings, Stop stop, Instant now)
        implements StepContext {

    @Override
    public Document memo() {
        return Document.emptyObject();
    }

    @Override
    public void note(Document memo) {
        // nobody will have to stop it
    }

    @Override
    public boolean pin(Pins here) {
        return true;
    }

    @Override
    public List<Upstream> upstream() {
        return new Neighbours(task, claimed.step().key()).upstream();
    }

    @Override
    public List<String> dependants() {
        return new Neighbours(task, claimed.step().key()).dependants();
    }

    @Override
    public Optional<MemberLease> lease(List<String> members) {
        return Optional.empty();
    }

    @Override
    public void giveBack() {
        // nothing was taken
    }

    @Override
    public void print(LogChunk.Source source, String text) {
        // it has no log
    }

    @Override
    public String idempotencyKey() {
        return "preview:" + claimed.step().id();
    }

    @Override
    public void retried() {
        // nothing is tried
    }
}
