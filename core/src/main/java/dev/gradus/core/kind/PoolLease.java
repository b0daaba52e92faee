package dev.gradus.core.kind;

import dev.gradus.core.container.ContainerId;
import dev.gradus.core.port.ContainerEngine;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.MemberLease;
import dev.gradus.core.port.MemberWish;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes members of pools for one attempt. */
final class PoolLease {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS = 20;

    private final ContainerEngine engine;
    private final StepContext context;
    private MemberWish wish = new MemberWish(List.of());

    PoolLease(ContainerEngine engine, StepContext context) {
        this.engine = engine;
        this.context = context;
    }

    /** A member that is free within a short time; nothing when none is, or the attempt has to end. */
    Optional<String> take(List<String> members) throws InterruptedException {
        wish = new MemberWish(members);
        for (int looks = 0; looks < LOOKS; looks++) {
            Optional<MemberLease> taken = context.lease(members);
            if (taken.isPresent()) {
                return Optional.of(cleaned(taken.get()));
            }
            if (looks == 0) {
                context.note(wish.memo());
            }
            if (!Pause.of(LOOK, context.stop())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** What was looked for last, as whoever is asked why the step waits has to know it. */
    MemberWish wish() {
        return wish;
    }

    /** What a lost holder began may still be going on: a member that was not given back is started anew. */
    private String cleaned(MemberLease lease) throws InterruptedException {
        if (!lease.clean()) {
            context.print(
                    LogChunk.Source.GRADUS,
                    "member %s was not given back: it is started anew\n".formatted(lease.member()));
            ContainerId container = new ContainerId(lease.member());
            engine.containers().stop(container, Duration.ZERO);
            engine.containers().start(container);
        }
        return lease.member();
    }
}
