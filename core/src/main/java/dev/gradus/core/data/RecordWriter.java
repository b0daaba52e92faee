package dev.gradus.core.data;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes records in the form {@link RecordBinder} reads: absent components are left out. */
final class RecordWriter {
    private static final RecordWriter FULL = new RecordWriter(false);
    private static final RecordWriter COMPACT = new RecordWriter(true);

    private final boolean compact;

    private RecordWriter(boolean compact) {
        this.compact = compact;
    }

    /** With everything that is there. */
    static RecordWriter full() {
        return FULL;
    }

    /** Without what a reader would put in its place. */
    static RecordWriter compact() {
        return COMPACT;
    }

    Document write(Object value) {
        if (value instanceof Record) {
            return record(value);
        } else if (value instanceof Enum<?> constant) {
            return Document.of(EnumWords.of(constant));
        } else if (value instanceof Duration duration) {
            return Document.of(DurationText.format(duration));
        } else if (value instanceof Collection<?> items) {
            var documents = new ArrayList<Document>(items.size());
            items.forEach(item -> documents.add(write(item)));
            return DocumentBuilder.ownedArray(documents);
        } else if (value instanceof Map<?, ?> map) {
            var members = new LinkedHashMap<String, Document>();
            map.forEach(
                    (key, member) -> members.put(DocumentBuilder.name(write(key).text()), write(member)));
            return DocumentBuilder.ownedObject(members);
        }
        return Document.ofValue(value);
    }

    private Document record(Object record) {
        RecordShape shape = RecordShape.of(record.getClass());
        var members = new LinkedHashMap<String, Document>();
        for (RecordShape.Part part : shape.parts()) {
            Object component = part.read(record);
            Object present = component instanceof Optional<?> optional ? optional.orElse(null) : component;
            if (present != null && !(compact && part.isLeftOut(present))) {
                members.put(part.name(), write(present));
            }
        }
        return shape.isValue()
                ? members.getOrDefault("value", Document.nullValue())
                : DocumentBuilder.ownedObject(members);
    }
}
