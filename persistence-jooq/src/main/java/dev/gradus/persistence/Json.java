package dev.gradus.persistence;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentLimits;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;

/** Documents and records in columns of type {@code json}, which keeps members in the order written. */
final class Json {
    private Json() {}

    static JSON of(Document document) {
        return JSON.valueOf(document.toJson());
    }

    static @Nullable JSON ofNullable(@Nullable Document document) {
        return document == null ? null : of(document);
    }

    /** Null for an empty object, which is what most steps have and which then costs no byte. */
    static @Nullable JSON ofContent(Document document) {
        return document.equals(Document.emptyObject()) ? null : of(document);
    }

    static @Nullable JSON ofRecord(@Nullable Record value) {
        return value == null ? null : of(Document.ofRecord(value));
    }

    /** Without what is read for it anyway. */
    static JSON compactOf(Record value) {
        return of(Document.compactOf(value));
    }

    static Document read(JSON json) {
        return Document.parse(json.data(), DocumentLimits.STORED);
    }

    static @Nullable Document readNullable(@Nullable JSON json) {
        return json == null ? null : read(json);
    }

    /** The reverse of {@link #ofContent}. */
    static Document readContent(@Nullable JSON json) {
        return json == null ? Document.emptyObject() : read(json);
    }

    static <T extends Record> @Nullable T readRecord(@Nullable JSON json, Class<T> type) {
        return json == null ? null : read(json).as(type);
    }
}
