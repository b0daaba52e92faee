package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gradus.core.step.StepSpec;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import dev.gradus.core.testing.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link MemberLeases} promises. */
public interface MemberLeasesContract extends StoresContract {

    /** Steps held by one worker. */
    default List<HeldStep> held(int count) {
        StepSpecs steps = steps();
        StepSpec[] specs = new StepSpec[count];
        for (int i = 0; i < count; i++) {
            specs[i] = steps.step("s" + i);
        }
        create(NewTasks.automatic(unique("pool"), specs));
        return worker(steps).claim(count).stream().map(ClaimedStep::held).toList();
    }

    /** Names that nobody has used. */
    default List<String> members(int count) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(unique("member"));
        }
        return members;
    }

    @Test
    default void aMemberShouldBeTakenByOneStepAtATime() {
        List<HeldStep> steps = held(3);
        List<String> members = members(2);

        Optional<MemberLease> first = stores().leases().take(steps.get(0), members);
        Optional<MemberLease> second = stores().leases().take(steps.get(1), members);
        Optional<MemberLease> third = stores().leases().take(steps.get(2), members);

        assertThat(first).contains(new MemberLease(members.get(0), true));
        assertThat(second).contains(new MemberLease(members.get(1), true));
        assertThat(third).isEmpty();
    }

    @Test
    default void aMemberThatIsGivenBackShouldBeClean() {
        List<HeldStep> steps = held(2);
        List<String> members = members(1);
        stores().leases().take(steps.get(0), members);

        stores().leases().giveBack(steps.get(0));

        assertThat(stores().leases().take(steps.get(1), members)).contains(new MemberLease(members.get(0), true));
    }

    @Test
    default void aHolderThatEndedWithoutGivingBackShouldLeaveAnUncleanMember() {
        List<HeldStep> steps = held(2);
        List<String> members = members(1);
        stores().leases().take(steps.get(0), members);

        assertThat(stores().queue().handBack(steps.get(0).step(), steps.get(0).fence()))
                .isTrue();

        assertThat(stores().leases().take(steps.get(1), members)).contains(new MemberLease(members.get(0), false));
        assertThat(stores().leases().take(steps.get(0), members)).isEmpty();
    }

    @Test
    default void holdersShouldBeThoseWhoKeepOthersFromAMember() {
        List<HeldStep> steps = held(3);
        List<String> members = members(3);
        stores().leases().take(steps.get(0), List.of(members.get(1)));
        stores().leases().take(steps.get(1), List.of(members.get(0)));
        stores().leases().take(steps.get(2), List.of(members.get(2)));
        stores().leases().giveBack(steps.get(2));

        assertThat(stores().leases().holders(members))
                .extracting(
                        MemberHolder::member,
                        MemberHolder::step,
                        holder -> holder.key().value())
                .containsExactly(
                        tuple(members.get(0), steps.get(1).step(), "s1"),
                        tuple(members.get(1), steps.get(0).step(), "s0"));

        stores().queue().handBack(steps.get(0).step(), steps.get(0).fence());
        assertThat(stores().leases().holders(members))
                .extracting(MemberHolder::member)
                .containsExactly(members.get(0));
        assertThat(stores().leases().holders(List.of())).isEmpty();
    }

    @Test
    default void givingBackUnderAnOldFenceShouldChangeNothing() {
        StepSpecs kind = steps();
        TaskId task = create(NewTasks.automatic(unique("pool"), kind.step("a"), kind.step("b")));
        TestWorker worker = worker(kind);
        List<ClaimedStep> claimed = worker.claim(2);
        HeldStep old = claimed.get(0).held();
        stores().queue().handBack(old.step(), old.fence());
        HeldStep again = worker.claimOne().held();
        List<String> members = members(1);
        stores().leases().take(again, members);

        stores().leases().giveBack(old);

        assertThat(stores().leases().take(claimed.get(1).held(), members)).isEmpty();
        assertThat(again.task()).isEqualTo(task);
    }

    @Test
    default void stepsThatTakeAtOnceShouldGetDifferentMembers() {
        List<HeldStep> steps = held(8);
        List<String> members = members(4);

        List<Optional<MemberLease>> taken =
                Together.run(8, i -> stores().leases().take(steps.get(i), members));

        assertThat(taken.stream().flatMap(Optional::stream).map(MemberLease::member))
                .containsExactlyInAnyOrderElementsOf(members);
    }
}
