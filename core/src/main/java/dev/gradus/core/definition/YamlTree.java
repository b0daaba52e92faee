package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML into nodes. The parser's events are used and not its objects, because only they tell where a key stands and
 * whether a scalar was quoted, and because nothing then is ever constructed from a tag. Confined to one reading.
 */
final class YamlTree {
    private final Parser events;
    private final Findings findings;
    private final NodeMaker maker;
    private final CoreSchema schema;
    private final Map<String, Node> anchors = new HashMap<>();
    private int expanded;

    private YamlTree(String text, Findings findings) {
        this.events = new ParserImpl(new StreamReader(text), new LoaderOptions());
        this.findings = findings;
        this.maker = new NodeMaker(findings);
        this.schema = new CoreSchema(maker);
    }

    /** The one document of the text. */
    static Node read(String text, Findings findings) {
        try {
            return new YamlTree(text, findings).document();
        } catch (MarkedYAMLException malformed) {
            throw YamlMessages.unreadable(malformed);
        } catch (YAMLException malformed) {
            throw new UnreadableText(Position.START, ProblemCode.SYNTAX, String.valueOf(malformed.getMessage()));
        }
    }

    static Position at(@Nullable Mark mark) {
        return mark == null ? Position.START : new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Node document() {
        events.getEvent(); // the stream starts
        if (events.peekEvent().is(Event.ID.StreamEnd)) {
            throw new UnreadableText(Position.START, ProblemCode.EMPTY, "the text holds no definition");
        }
        events.getEvent(); // the document starts
        Node root = node(events.getEvent(), 1);
        events.getEvent(); // the document ends
        Event after = events.peekEvent();
        if (!after.is(Event.ID.StreamEnd)) {
            findings.add(
                    at(after.getStartMark()),
                    ProblemCode.MANY_DOCUMENTS,
                    "a text holds one definition, found a second");
        }
        return root;
    }

    private Node node(Event event, int depth) {
        Position at = at(event.getStartMark());
        if (event instanceof AliasEvent alias) {
            return alias(at, alias.getAnchor());
        }
        Node node = event instanceof ScalarEvent scalar ? scalar(at, scalar) : collection(at, event, depth);
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private Node scalar(Position at, ScalarEvent scalar) {
        refuseTag(at, scalar.getTag());
        return scalar.getScalarStyle() == ScalarStyle.PLAIN
                ? schema.read(at, scalar.getValue())
                : maker.text(at, scalar.getValue());
    }

    private Node collection(Position at, Event event, int depth) {
        NodeMaker.requireShallow(at, depth);
        refuseTag(at, ((CollectionStartEvent) event).getTag());
        return event instanceof MappingStartEvent ? mapping(at, depth) : sequence(at, depth);
    }

    private Node sequence(Position at, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event next = events.getEvent(); !next.is(Event.ID.SequenceEnd); next = events.getEvent()) {
            items.add(node(next, depth + 1));
        }
        return Node.list(at, items);
    }

    private Node mapping(Position at, int depth) {
        Map<String, Node.Member> members = new LinkedHashMap<>();
        for (Event next = events.getEvent(); !next.is(Event.ID.MappingEnd); next = events.getEvent()) {
            Node key = node(next, depth + 1);
            boolean merge = next instanceof ScalarEvent scalar
                    && scalar.getScalarStyle() == ScalarStyle.PLAIN
                    && scalar.getValue().equals("<<");
            Node value = node(events.getEvent(), depth + 1);
            if (merge) {
                findings.add(key.at(), ProblemCode.MERGE_KEY, "YAML 1.2 has no merge keys; write the members out");
            } else if (isName(key)) {
                maker.put(members, key.value().text(), new Node.Member(key.at(), value));
            }
        }
        return Node.object(at, members);
    }

    private boolean isName(Node key) {
        Document name = key.value();
        if (!name.isString()) {
            findings.add(
                    key.at(),
                    ProblemCode.BAD_KEY,
                    "a key must be text (quote it if it is meant as text), found " + Wording.found(name));
        }
        return name.isString();
    }

    private Node alias(Position at, String anchor) {
        Node node = anchors.get(anchor);
        if (node == null) {
            throw new UnreadableText(
                    at, ProblemCode.UNKNOWN_ALIAS, "no complete value before this is marked &%s".formatted(anchor));
        }
        expanded += node.weight();
        if (expanded > SourceText.MAX_BYTES) {
            throw new UnreadableText(
                    at, ProblemCode.ALIASES_TOO_LARGE, "what aliases repeat comes to more than 1 MiB of text");
        }
        return node;
    }

    private void refuseTag(Position at, @Nullable String tag) {
        if (tag != null) {
            String written = tag.replaceFirst("^tag:yaml\\.org,2002:", "!!");
            findings.add(
                    at,
                    ProblemCode.TAG,
                    "tags such as %s are not supported; quote what is text".formatted(Wording.quoted(written)));
        }
    }
}
