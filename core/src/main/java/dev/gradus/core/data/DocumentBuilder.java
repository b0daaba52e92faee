package dev.gradus.core.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes documents from plain values and holds them to {@link DocumentLimits#STORED}. */
final class DocumentBuilder {
    private static final DocumentLimits LIMITS = DocumentLimits.STORED;

    private DocumentBuilder() {}

    static Document value(@Nullable Object value) {
        return value(value, LIMITS.maxDepth());
    }

    static Document object(Map<?, ?> members) {
        return object(members, LIMITS.maxDepth());
    }

    static Document array(List<?> items) {
        return array(items, LIMITS.maxDepth());
    }

    static Document text(String text) {
        refuse(TextRules.refusal(text, LIMITS.maxStringBytes()));
        return new Document(Kind.STRING, text, 0);
    }

    static Document number(BigDecimal number) {
        refuse(Numbers.refusal(number, LIMITS));
        return new Document(Kind.NUMBER, Numbers.normal(number), 0);
    }

    /** An object of documents; takes the map over, which nobody else may hold. */
    static Document ownedObject(LinkedHashMap<String, Document> members) {
        if (members.isEmpty()) {
            return Document.emptyObject();
        }
        int depth = 1;
        for (Document member : members.values()) {
            depth = Math.max(depth, member.depth() + 1);
        }
        requireAtMost(depth, LIMITS.maxDepth(), "depth");
        requireAtMost(members.size(), LIMITS.maxMembers(), "number of members");
        return new Document(Kind.OBJECT, Collections.unmodifiableMap(members), depth);
    }

    /** An array of documents; takes the list over, which nobody else may hold. */
    static Document ownedArray(ArrayList<Document> items) {
        if (items.isEmpty()) {
            return Document.emptyArray();
        }
        int depth = 1;
        for (Document item : items) {
            depth = Math.max(depth, item.depth() + 1);
        }
        requireAtMost(depth, LIMITS.maxDepth(), "depth");
        requireAtMost(items.size(), LIMITS.maxItems(), "number of items");
        return new Document(Kind.ARRAY, Collections.unmodifiableList(items), depth);
    }

    static String name(@Nullable Object key) {
        if (!(key instanceof String name)) {
            throw new IllegalArgumentException("a member name must be a String, found " + className(key));
        }
        refuse(TextRules.refusal(name, Integer.MAX_VALUE));
        requireAtMost(name.length(), LIMITS.maxNameChars(), "length of a member name");
        return name;
    }

    private static Document value(@Nullable Object value, int room) {
        if (value == null) {
            return Document.nullValue();
        } else if (value instanceof Document document) {
            return document;
        } else if (value instanceof String text) {
            return text(text);
        } else if (value instanceof Boolean truth) {
            return Document.of((boolean) truth);
        } else if (value instanceof Number number) {
            return number(decimal(number));
        } else if (value instanceof Instant instant) {
            return text(instant.toString());
        } else if (value instanceof Map<?, ?> map) {
            return object(map, room);
        } else if (value instanceof List<?> list) {
            return array(list, room);
        }
        throw new IllegalArgumentException("no document can be made of " + className(value));
    }

    // room: how much deeper it may go, so that a map which holds itself ends in a message and not in a full stack.
    private static Document object(Map<?, ?> members, int room) {
        requireRoom(room);
        var documents = new LinkedHashMap<String, Document>();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            documents.put(name(member.getKey()), value(member.getValue(), room - 1));
        }
        return ownedObject(documents);
    }

    private static Document array(List<?> items, int room) {
        requireRoom(room);
        var documents = new ArrayList<Document>(items.size());
        for (Object item : items) {
            documents.add(value(item, room - 1));
        }
        return ownedArray(documents);
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        } else if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        } else if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new DocumentException("", "a number must be finite, found " + number);
            }
            return new BigDecimal(number.toString());
        } else if (number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte) {
            return BigDecimal.valueOf(number.longValue());
        }
        throw new IllegalArgumentException("no document can be made of " + className(number));
    }

    private static void refuse(@Nullable String refusal) {
        if (refusal != null) {
            throw new DocumentException("", refusal);
        }
    }

    private static void requireRoom(int room) {
        requireAtMost(LIMITS.maxDepth() - room + 1, LIMITS.maxDepth(), "depth");
    }

    private static void requireAtMost(int found, int limit, String thing) {
        if (found > limit) {
            throw new DocumentException("", "the " + thing + " is over the limit of " + limit);
        }
    }

    private static String className(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getName();
    }
}
