package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A value of a definition's text, and where everything in it stands.
 *
 * @param at where the value begins
 * @param value in JSON shape
 * @param members of an object, in the order written; empty for all else
 * @param items of a list; empty for all else
 * @param weight roughly how much text it is, aliases expanded
 */
record Node(Position at, Document value, Map<String, Member> members, List<Node> items, int weight) {

    /**
     * A member of an object.
     *
     * @param at where its key begins
     * @param node its value
     */
    record Member(Position at, Node node) {}

    Node {
        members = Collections.unmodifiableMap(members);
        items = Collections.unmodifiableList(items);
    }

    static Node scalar(Position at, Document value, int length) {
        return new Node(at, value, Map.of(), List.of(), length + 1);
    }

    static Node list(Position at, List<Node> items) {
        int weight = 1 + items.stream().mapToInt(Node::weight).sum();
        return new Node(at, Document.array(items.stream().map(Node::value).toList()), Map.of(), items, weight);
    }

    static Node object(Position at, Map<String, Member> members) {
        Map<String, Document> values = new LinkedHashMap<>();
        int weight = 1;
        for (Map.Entry<String, Member> member : members.entrySet()) {
            Node node = member.getValue().node();
            values.put(member.getKey(), node.value());
            weight += member.getKey().length() + node.weight();
        }
        return new Node(at, Document.object(values), members, List.of(), weight);
    }

    /** A tree whose every place is the start: for content that was not read from a text. */
    static Node withoutPlaces(Document value) {
        if (value.isObject()) {
            Map<String, Member> members = new LinkedHashMap<>();
            value.members()
                    .forEach((name, member) -> members.put(name, new Member(Position.START, withoutPlaces(member))));
            return object(Position.START, members);
        } else if (value.isArray()) {
            List<Node> items = new ArrayList<>(value.size());
            value.items().forEach(item -> items.add(withoutPlaces(item)));
            return list(Position.START, items);
        }
        return scalar(Position.START, value, 0);
    }

    /** This object with one member more. */
    Node with(String name, Member member) {
        Map<String, Member> more = new LinkedHashMap<>(members);
        more.put(name, member);
        return object(at, more);
    }

    /** This object without the member. */
    Node without(String name) {
        if (!members.containsKey(name)) {
            return this;
        }
        Map<String, Member> fewer = new LinkedHashMap<>(members);
        fewer.remove(name);
        return object(at, fewer);
    }

    /**
     * Where to point for a JSON pointer: at the value, or at its key when {@code key} says so, or at the nearest value around
     * it when it is absent.
     */
    Position locate(String pointer, boolean key) {
        Node node = this;
        Position place = at;
        for (String segment : pointer.isEmpty()
                ? List.<String>of()
                : List.of(pointer.substring(1).split("/", -1))) {
            String name = segment.replace("~1", "/").replace("~0", "~");
            Member member = node.member(name);
            if (member == null) {
                return node.at;
            }
            node = member.node();
            place = member.at();
        }
        return key ? place : node.at;
    }

    /** Every text among the values, and where it stands. */
    void eachText(BiConsumer<Position, String> consumer) {
        if (value.isString()) {
            consumer.accept(at, value.text());
        }
        items.forEach(item -> item.eachText(consumer));
        members.values().forEach(member -> member.node().eachText(consumer));
    }

    /** Every key, and where it stands. */
    void eachKey(BiConsumer<Position, String> consumer) {
        items.forEach(item -> item.eachKey(consumer));
        members.forEach((key, member) -> {
            consumer.accept(member.at(), key);
            member.node().eachKey(consumer);
        });
    }

    private @Nullable Member member(String segment) {
        if (!value.isArray()) {
            return members.get(segment);
        }
        Predicate<String> isIndex =
                text -> !text.isEmpty() && text.length() < 9 && text.chars().allMatch(Character::isDigit);
        if (!isIndex.test(segment) || Integer.parseInt(segment) >= items.size()) {
            return null;
        }
        Node item = items.get(Integer.parseInt(segment));
        return new Member(item.at, item);
    }
}
