package dev.gradus.core.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Finds, sets and removes values at paths. Recursion is bounded by the depth of documents and paths. */
final class DocumentPaths {
    private DocumentPaths() {}

    static Optional<Document> find(Document document, List<String> segments) {
        Document here = document;
        for (String segment : segments) {
            Optional<Document> next = child(here, segment);
            if (next.isEmpty()) {
                return next;
            }
            here = next.get();
        }
        return Optional.of(here);
    }

    static Document withMember(Document document, String key, Document value) {
        var members = new LinkedHashMap<>(document.members());
        members.put(DocumentBuilder.name(key), value);
        return DocumentBuilder.ownedObject(members);
    }

    static Document withoutMember(Document document, String key) {
        if (!document.members().containsKey(key)) {
            return document;
        }
        var members = new LinkedHashMap<>(document.members());
        members.remove(key);
        return DocumentBuilder.ownedObject(members);
    }

    static Document merge(Document document, Document other) {
        var members = new LinkedHashMap<>(document.members());
        members.putAll(other.members());
        return DocumentBuilder.ownedObject(members);
    }

    static Document with(Document document, DottedPath path, Document value) {
        return with(document, path, 0, value);
    }

    static Document without(Document document, List<String> segments) {
        String segment = segments.get(0);
        Optional<Document> child = child(document, segment);
        if (child.isEmpty()) {
            return document;
        }
        if (segments.size() > 1) {
            return withChild(document, segment, without(child.get(), segments.subList(1, segments.size())));
        }
        if (document.isObject()) {
            return withoutMember(document, segment);
        }
        var items = new ArrayList<>(document.items());
        items.remove(index(segment));
        return DocumentBuilder.ownedArray(items);
    }

    private static Document with(Document document, DottedPath path, int at, Document value) {
        List<String> segments = path.segments();
        if (at == segments.size()) {
            return value;
        }
        String segment = segments.get(at);
        String pointer = Pointers.of(segments.subList(0, at));
        if (document.isArray()) {
            int index = index(segment);
            if (index < 0 || index > document.size()) {
                throw new DocumentException(
                        pointer,
                        "expected an index from 0 to " + document.size() + " in " + path + ", found " + segment);
            }
        } else if (!document.isObject()) {
            throw new DocumentException(
                    pointer,
                    "cannot set " + path + ": expected object or array, found " + Contents.describe(document) + " at '"
                            + pointer + "'");
        }
        Document child = child(document, segment).orElse(Document.emptyObject());
        return withChild(document, segment, with(child, path, at + 1, value));
    }

    private static Document withChild(Document document, String segment, Document child) {
        if (document.isObject()) {
            return withMember(document, segment, child);
        }
        var items = new ArrayList<>(document.items());
        int index = index(segment);
        if (index == items.size()) {
            items.add(child);
        } else {
            items.set(index, child);
        }
        return DocumentBuilder.ownedArray(items);
    }

    private static Optional<Document> child(Document document, String segment) {
        if (!document.isArray()) {
            return document.member(segment);
        }
        int index = index(segment);
        return index >= 0 && index < document.size()
                ? Optional.of(document.items().get(index))
                : Optional.empty();
    }

    /** The array index a segment stands for, by RFC 6901 (no sign, no leading zero), or -1. */
    private static int index(String segment) {
        boolean digits = !segment.isEmpty()
                && segment.length() <= 9
                && segment.chars().allMatch(unit -> unit >= '0' && unit <= '9');
        return digits && (segment.equals("0") || segment.charAt(0) != '0') ? Integer.parseInt(segment) : -1;
    }
}
