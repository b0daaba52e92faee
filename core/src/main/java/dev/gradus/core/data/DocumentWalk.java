package dev.gradus.core.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes another tree of a whole document. */
final class DocumentWalk {
    private DocumentWalk() {}

    static Document transformStrings(Document document, Function<String, Document> replacement) {
        return switch (document.kind()) {
            case OBJECT -> {
                var members = new LinkedHashMap<String, Document>();
                document.members().forEach((key, member) -> members.put(key, transformStrings(member, replacement)));
                yield DocumentBuilder.ownedObject(members);
            }
            case ARRAY -> {
                var items = new ArrayList<Document>(document.size());
                document.items().forEach(item -> items.add(transformStrings(item, replacement)));
                yield DocumentBuilder.ownedArray(items);
            }
            case STRING -> replacement.apply(document.text());
            case NUMBER, BOOLEAN, NULL -> document;
        };
    }

    static @Nullable Object plain(Document document) {
        return switch (document.kind()) {
            case OBJECT -> {
                var members = new LinkedHashMap<String, @Nullable Object>();
                document.members().forEach((key, member) -> members.put(key, plain(member)));
                yield members;
            }
            case ARRAY -> {
                var items = new ArrayList<@Nullable Object>(document.size());
                document.items().forEach(item -> items.add(plain(item)));
                yield items;
            }
            case STRING -> document.text();
            case NUMBER -> document.number();
            case BOOLEAN -> document.bool();
            case NULL -> null;
        };
    }
}
