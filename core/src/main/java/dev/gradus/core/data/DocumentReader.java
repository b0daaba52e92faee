package dev.gradus.core.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON strictly. Jackson finds the tokens; what it would let pass is refused here: duplicate members, text after
 * the value, NUL and lone surrogates (also as escapes), numbers and sizes out of bounds, invalid UTF-8. Recursion is
 * bounded by the depth limit. Thread-safe.
 */
final class DocumentReader {
    private static final DocumentReader DEFAULT = new DocumentReader(DocumentLimits.DEFAULT);
    private static final DocumentReader STORED = new DocumentReader(DocumentLimits.STORED);

    private final DocumentLimits limits;
    private final JsonFactory factory;

    private DocumentReader(DocumentLimits limits) {
        this.limits = limits;
        this.factory = new JsonFactoryBuilder()
                // Names come from strangers: a table of them kept between documents would be theirs to fill.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        // One more than ours, so that the refusal is in our words.
                        .maxNestingDepth(limits.maxDepth() + 1)
                        .maxNumberLength(maxNumberChars(limits))
                        .maxStringLength(limits.maxStringBytes())
                        .maxNameLength(limits.maxNameChars())
                        .build())
                .build();
    }

    /** Looks which object it is, since a record's equals is made at its first call, for which a short command has no time. */
    @SuppressWarnings("ReferenceEquality")
    static DocumentReader within(DocumentLimits limits) {
        Objects.requireNonNull(limits, "limits");
        if (limits == DocumentLimits.DEFAULT) {
            return DEFAULT;
        }
        return limits == DocumentLimits.STORED ? STORED : new DocumentReader(limits);
    }

    Document read(byte[] utf8) {
        Objects.requireNonNull(utf8, "utf8");
        var bytes = ByteBuffer.wrap(utf8);
        try {
            // Decoded as a whole, because Jackson's own decoder accepts sequences that are not UTF-8.
            return read(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException invalid) {
            throw new DocumentException("", "the text is not valid UTF-8 at byte " + bytes.position(), invalid);
        }
    }

    Document read(String json) {
        Objects.requireNonNull(json, "json");
        try (JsonParser parser = factory.createParser(json)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new DocumentException("", "expected a JSON value, found nothing", 1, 1);
            }
            Document document = value(parser, first);
            if (parser.nextToken() != null) {
                throw refused(parser, "expected nothing after the JSON value");
            }
            return document;
        } catch (StreamConstraintsException tooLong) {
            throw translated(tooLong, "a string, name or number is longer than the limits allow");
        } catch (JsonProcessingException malformed) {
            throw translated(malformed, malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
    }

    private Document value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Document(Kind.STRING, text(parser, limits.maxStringBytes()), 0);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> Document.of(true);
            case VALUE_FALSE -> Document.of(false);
            case VALUE_NULL -> Document.nullValue();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw refused(parser, "expected a value");
        };
    }

    private Document object(JsonParser parser) throws IOException {
        requireShallow(parser);
        var members = new LinkedHashMap<String, Document>();
        while (next(parser) != JsonToken.END_OBJECT) {
            String name = text(parser, Integer.MAX_VALUE);
            if (members.containsKey(name)) {
                throw refused(parser, "the member occurs twice");
            }
            if (members.size() == limits.maxMembers()) {
                throw refused(parser, "the object has more than " + limits.maxMembers() + " members");
            }
            members.put(name, value(parser, next(parser)));
        }
        return DocumentBuilder.ownedObject(members);
    }

    private Document array(JsonParser parser) throws IOException {
        requireShallow(parser);
        var items = new ArrayList<Document>();
        for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
            if (items.size() == limits.maxItems()) {
                throw refused(parser, "the array has more than " + limits.maxItems() + " items");
            }
            items.add(value(parser, token));
        }
        return DocumentBuilder.ownedArray(items);
    }

    private String text(JsonParser parser, int maxBytes) throws IOException {
        String text = parser.getText();
        refuse(parser, TextRules.refusal(text, maxBytes));
        return text;
    }

    private Document number(JsonParser parser) throws IOException {
        BigDecimal number;
        try {
            number = new BigDecimal(parser.getText());
        } catch (NumberFormatException beyondInt) { // an exponent that BigDecimal cannot even hold
            throw refused(parser, "a number's exponent is over the limit of " + limits.maxExponent());
        }
        refuse(parser, Numbers.refusal(number, limits));
        return new Document(Kind.NUMBER, Numbers.normal(number), 0);
    }

    private void requireShallow(JsonParser parser) {
        if (parser.getParsingContext().getNestingDepth() > limits.maxDepth()) {
            throw refused(parser, "the value is nested deeper than " + limits.maxDepth());
        }
    }

    private static JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw refused(parser, "the text ends too early");
        }
        return token;
    }

    /** Room for any accepted number in plain notation; a longer one is refused before it is converted. */
    private static int maxNumberChars(DocumentLimits limits) {
        return 2 * (limits.maxExponent() + limits.maxNumberDigits()) + 10;
    }

    private static void refuse(JsonParser parser, @Nullable String refusal) {
        if (refusal != null) {
            throw refused(parser, refusal);
        }
    }

    private static DocumentException refused(JsonParser parser, String message) {
        JsonLocation place = parser.currentTokenLocation();
        return new DocumentException(
                parser.getParsingContext().pathAsPointer().toString(), message, place.getLineNr(), place.getColumnNr());
    }

    private static DocumentException translated(JsonProcessingException malformed, String message) {
        JsonLocation place = malformed.getLocation();
        String pointer = malformed.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().pathAsPointer().toString()
                : "";
        return place == null
                ? new DocumentException(pointer, message, malformed)
                : new DocumentException(pointer, message, place.getLineNr(), place.getColumnNr());
    }
}
