package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.MemberLease;
import dev.gradus.core.port.Stop;
import dev.gradus.core.task.Pins;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One execution of one step, as its kind sees it. */
public interface StepContext {

    /** The step, its task and its attempt. */
    ClaimedStep claimed();

    /** The step's settings with every placeholder replaced. */
    Document settings();

    /** What an earlier attempt left; empty at first. */
    Document memo();

    /** Stores a memo now, durably, for whoever has to stop or repeat the work. Refused silently when no longer held. */
    void note(Document memo);

    /**
     * Binds the step's task to where this attempt executes, durably and before it leaves anything there: its later steps go
     * only to sessions that offer the same. Repeating it changes nothing.
     *
     * @return false when the task is bound to another place, or the attempt is no longer its own: the kind must leave
     *     nothing here and release the step ({@code Outcome.Release})
     */
    boolean pin(Pins here);

    /** The steps that this one needs, and those that these need, nearest first, with what they left. */
    List<Upstream> upstream();

    /** The kinds of the steps that need this one directly. */
    List<String> dependants();

    /** The first of these members of a pool that is free, for this attempt alone; nothing when all are taken. */
    Optional<MemberLease> lease(List<String> members);

    /** Gives back every member that this attempt has taken: nothing of it goes on there. */
    void giveBack();

    /** Prints to the attempt's log; never blocks for long, bounded. */
    void print(LogChunk.Source source, String text);

    /** When the attempt has to end, and whether it has been asked to. */
    Stop stop();

    /** The time, by the engine's clock. */
    Instant now();

    /**
     * A key that stays the same for every attempt of this step and is given to no other step of any installation, so that
     * what it does elsewhere can be made to happen once: the UUIDs of task and step, and the kind.
     */
    String idempotencyKey();

    /** Tells that the attempt needed tries beyond the first. */
    void retried();
}
