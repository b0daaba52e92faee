package dev.gradus.core.memory;

import dev.gradus.core.port.HeldStep;
import dev.gradus.core.port.MemberLease;
import dev.gradus.core.port.MemberLeases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leases of pool members in memory. */
final class InMemoryMemberLeases implements MemberLeases {
    private final SharedState state;
    private final Map<String, HeldStep> holders = new HashMap<>();

    InMemoryMemberLeases(SharedState state) {
        this.state = state;
    }

    @Override
    public Optional<MemberLease> take(HeldStep holder, List<String> members) {
        return state.inTransaction(() -> {
            if (!isHeld(holder)) {
                return Optional.empty();
            }
            return members.stream().filter(this::isFree).findFirst().map(member -> {
                boolean clean = holders.put(member, holder) == null;
                return new MemberLease(member, clean);
            });
        });
    }

    private boolean isFree(String member) {
        HeldStep holder = holders.get(member);
        return holder == null || !isHeld(holder);
    }

    private boolean isHeld(HeldStep holder) {
        return state.tasks()
                .holding(holder.step())
                .flatMap(task -> task.step(holder.step()))
                .filter(step -> step.isHeldUnder(holder.fence()))
                .isPresent();
    }

    @Override
    public void giveBack(HeldStep holder) {
        state.inTransaction(() -> holders.values().removeIf(holder::equals));
    }
}
