package dev.gradus.core.definition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.gradus.core.data.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) into nodes. JSON is a part of YAML 1.2, but the YAML parser follows 1.1 where that was not so: it
 * refuses tabs between tokens and folds strings over lines. Confined to one reading.
 */
final class JsonTree {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // Names come from strangers: a table of them kept between documents would be theirs to fill.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    // No less than a whole text has, so that the refusals are in our words.
                    .maxNestingDepth(2 * NodeMaker.MAX_DEPTH)
                    .maxNumberLength(SourceText.MAX_BYTES)
                    .maxStringLength(SourceText.MAX_BYTES)
                    .maxNameLength(SourceText.MAX_BYTES)
                    .build())
            .build();

    private final SourceText text;
    private final JsonParser parser;
    private final NodeMaker maker;

    private JsonTree(SourceText text, JsonParser parser, Findings findings) {
        this.text = text;
        this.parser = parser;
        this.maker = new NodeMaker(findings);
    }

    static Node read(SourceText text, Findings findings) {
        try (JsonParser parser = FACTORY.createParser(text.text())) {
            return new JsonTree(text, parser, findings).document();
        } catch (JsonProcessingException malformed) {
            // Without its own account of the place, which is ours to give.
            String message = malformed.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
            throw new UnreadableText(at(text, malformed.getLocation()), ProblemCode.SYNTAX, message);
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
    }

    private Node document() throws IOException {
        Node root = node(next(), 1);
        if (parser.nextToken() != null) {
            throw new UnreadableText(at(), ProblemCode.SYNTAX, "expected nothing after the definition");
        }
        return root;
    }

    private Node node(JsonToken token, int depth) throws IOException {
        Position at = at();
        return switch (token) {
            case START_OBJECT -> object(at, depth);
            case START_ARRAY -> array(at, depth);
            case VALUE_STRING -> maker.text(at, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> maker.number(at, parser.getText());
            case VALUE_TRUE -> Node.scalar(at, Document.of(true), 4);
            case VALUE_FALSE -> Node.scalar(at, Document.of(false), 5);
            case VALUE_NULL -> Node.scalar(at, Document.nullValue(), 4);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new UnreadableText(at, ProblemCode.SYNTAX, "expected a value");
        };
    }

    private Node object(Position at, int depth) throws IOException {
        NodeMaker.requireShallow(at, depth);
        Map<String, Node.Member> members = new LinkedHashMap<>();
        while (next() != JsonToken.END_OBJECT) {
            Position keyAt = at();
            String name = parser.getText();
            maker.put(members, name, new Node.Member(keyAt, node(next(), depth + 1)));
        }
        return Node.object(at, members);
    }

    private Node array(Position at, int depth) throws IOException {
        NodeMaker.requireShallow(at, depth);
        List<Node> items = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            items.add(node(token, depth + 1));
        }
        return Node.list(at, items);
    }

    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new UnreadableText(at(), ProblemCode.SYNTAX, "the text ends too early");
        }
        return token;
    }

    private Position at() {
        return at(text, parser.currentTokenLocation());
    }

    private static Position at(SourceText text, @Nullable JsonLocation location) {
        return text.position(location == null ? 0 : location.getCharOffset());
    }
}
