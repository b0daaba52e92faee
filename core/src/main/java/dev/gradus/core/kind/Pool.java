package dev.gradus.core.kind;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.data.Document;
import dev.gradus.core.port.ContainerEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The members of a pool, as the results of the step that keeps it show them.
 *
 * @param members in order
 */
record Pool(List<Member> members) {
    private static final String CONTAINERS = "containers";

    Pool {
        members = List.copyOf(members);
    }

    /** A member: what the engine calls it, and what people do. */
    record Member(String id, String name) {}

    /** The pool that results show; empty when they show none. */
    static Pool of(Document results) {
        List<Member> members = new ArrayList<>();
        for (Document item : results.member(CONTAINERS)
                .filter(Document::isArray)
                .orElse(Document.emptyArray())
                .items()) {
            members.add(new Member(
                    item.member("container_id").orElseThrow().text(),
                    item.member("container_name").orElseThrow().text()));
        }
        return new Pool(members);
    }

    /** The ids of all members. */
    List<String> ids() {
        return members.stream().map(Member::id).toList();
    }

    /** Whether a container is a member. */
    boolean holds(String id) {
        return members.stream().anyMatch(member -> member.id().equals(id));
    }

    /** Why it does not stand any more, by a member that does not run; empty when all do. */
    Optional<String> lapsed(ContainerEngine engine) {
        return members.stream()
                .filter(member -> engine.containers()
                        .find(member.id())
                        .filter(ContainerInfo::isRunning)
                        .isEmpty())
                .map(member -> "member %s does not run any more".formatted(member.name()))
                .findFirst();
    }

    /** The results with the members. */
    Document addTo(Document results) {
        return results.with(
                CONTAINERS,
                members.stream()
                        .map(member -> Document.emptyObject()
                                .with("container_id", member.id())
                                .with("container_name", member.name()))
                        .toList());
    }
}
