package dev.gradus.core.memory;

import dev.gradus.core.port.HeldStep;
import dev.gradus.core.port.MemberHolder;
import dev.gradus.core.port.MemberLease;
import dev.gradus.core.port.MemberLeases;
import dev.gradus.core.step.Step;
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
        return held(holder).isPresent();
    }

    private Optional<Step> held(HeldStep holder) {
        return state.tasks()
                .holding(holder.step())
                .flatMap(task -> task.step(holder.step()))
                .filter(step -> step.isHeldUnder(holder.fence()));
    }

    @Override
    public List<MemberHolder> holders(List<String> members) {
        return state.inTransaction(() ->
                members.stream().flatMap(member -> holder(member).stream()).toList());
    }

    private Optional<MemberHolder> holder(String member) {
        HeldStep holder = holders.get(member);
        return holder == null
                ? Optional.empty()
                : held(holder).map(step -> new MemberHolder(member, holder.task(), holder.step(), step.key()));
    }

    @Override
    public void giveBack(HeldStep holder) {
        state.inTransaction(() -> holders.values().removeIf(holder::equals));
    }
}
