package dev.gradus.core.data;

import dev.gradus.core.data.BindingFault.Code;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Binds documents to records, strictly: every member known, every component present, nothing converted.
 *
 * <p>A component {@code maxAttempts} is the member {@code max_attempts}. It may be a String, boolean, int, long,
 * double, BigInteger, BigDecimal, Duration ({@link DurationText}), Instant (ISO-8601), enum ({@link EnumWords}),
 * Document, record, List, Set or Map with keys that are written as strings. A record whose only component is named
 * {@code value} is written as that component. Absent is allowed for {@code @Nullable} (null) and Optional (empty), for
 * which JSON null means the same, for collections (empty) and where {@link StandIn} names a value. A record's own
 * constructor may refuse with IllegalArgumentException, NullPointerException or DateTimeException; that is a fault like
 * the others.
 */
final class RecordBinder {
    private final Faults faults = new Faults();
    private final ScalarBinder scalars = new ScalarBinder(faults);

    private RecordBinder() {}

    static <T extends Record> T bind(Document document, Class<T> type) {
        var binder = new RecordBinder();
        Object bound = binder.value(document, type, "");
        binder.faults.throwIfAny();
        return type.cast(Objects.requireNonNull(bound, "bound"));
    }

    /** The value, or null after a fault was added. */
    private @Nullable Object value(Document document, Type type, String pointer) {
        Class<?> raw = Types.raw(type);
        if (raw == Document.class) {
            return document;
        } else if (raw.isRecord()) {
            return record(document, RecordShape.of(raw), pointer);
        } else if (raw == List.class || raw == Collection.class) {
            return list(document, Types.argument(type, 0), pointer);
        } else if (raw == Set.class) {
            return set(document, Types.argument(type, 0), pointer);
        } else if (raw == Map.class) {
            return map(document, Types.argument(type, 0), Types.argument(type, 1), pointer);
        }
        return scalars.bind(document, raw, pointer);
    }

    private @Nullable Object record(Document document, RecordShape shape, String pointer) {
        int before = faults.count();
        List<RecordShape.Part> parts = shape.parts();
        @Nullable Object[] components = new @Nullable Object[parts.size()];
        if (shape.isValue()) {
            components[0] = value(document, parts.get(0).type(), pointer);
        } else if (document.isObject()) {
            unknownMembers(document, shape, pointer);
            for (int i = 0; i < components.length; i++) {
                components[i] = component(document, parts.get(i), pointer);
            }
        } else {
            faults.wrongType(pointer, "an object", document);
        }
        return faults.count() == before ? created(shape, components, pointer) : null;
    }

    private void unknownMembers(Document document, RecordShape shape, String pointer) {
        for (String name : document.keys()) {
            if (shape.part(name).isEmpty()) {
                String known =
                        shape.parts().stream().map(RecordShape.Part::name).collect(Collectors.joining(", "));
                faults.add(
                        Pointers.child(pointer, name),
                        Code.UNKNOWN_MEMBER,
                        "unknown member '" + name + "', expected " + (known.isEmpty() ? "none" : "one of " + known));
            }
        }
    }

    private @Nullable Object component(Document document, RecordShape.Part part, String pointer) {
        Optional<Document> member = document.member(part.name());
        String place = Pointers.child(pointer, part.name());
        boolean isNull = member.isPresent() && member.get().isNull();
        return switch (part.absence()) {
            case NULL -> member.isEmpty() || isNull ? null : value(member.get(), part.type(), place);
            case EMPTY_OPTIONAL ->
                member.isEmpty() || isNull
                        ? Optional.empty()
                        : Optional.ofNullable(value(member.get(), part.type(), place));
            case EMPTY_COLLECTION -> value(member.orElse(empty(part.type())), part.type(), place);
            case STAND_IN -> member.isEmpty() ? part.standIn() : value(member.get(), part.type(), place);
            case FAULT -> {
                if (member.isEmpty()) {
                    faults.add(place, Code.MISSING, "member '" + part.name() + "' is missing");
                    yield null;
                }
                yield value(member.get(), part.type(), place);
            }
        };
    }

    private @Nullable Object created(RecordShape shape, @Nullable Object[] components, String pointer) {
        try {
            return shape.create(components);
        } catch (IllegalArgumentException | NullPointerException | DateTimeException refused) {
            String message = refused.getMessage();
            faults.add(pointer, Code.INVALID_VALUE, message == null ? "the value is not acceptable" : message);
            return null;
        }
    }

    private @Nullable Object list(Document document, Type itemType, String pointer) {
        if (!document.isArray()) {
            faults.wrongType(pointer, "an array", document);
            return null;
        }
        var items = new ArrayList<@Nullable Object>(document.size());
        for (Document item : document.items()) {
            items.add(value(item, itemType, Pointers.child(pointer, String.valueOf(items.size()))));
        }
        return Collections.unmodifiableList(items);
    }

    private @Nullable Object set(Document document, Type itemType, String pointer) {
        if (!document.isArray()) {
            faults.wrongType(pointer, "an array", document);
            return null;
        }
        var items = new LinkedHashSet<Object>();
        for (int i = 0; i < document.size(); i++) {
            String place = Pointers.child(pointer, String.valueOf(i));
            Object item = value(document.items().get(i), itemType, place);
            if (item != null && !items.add(item)) {
                faults.add(place, Code.INVALID_VALUE, "the value occurs twice");
            }
        }
        return Collections.unmodifiableSet(items);
    }

    private @Nullable Object map(Document document, Type keyType, Type valueType, String pointer) {
        if (!document.isObject()) {
            faults.wrongType(pointer, "an object", document);
            return null;
        }
        var entries = new LinkedHashMap<Object, @Nullable Object>();
        for (Map.Entry<String, Document> member : document.members().entrySet()) {
            String place = Pointers.child(pointer, member.getKey());
            Object key = value(Document.of(member.getKey()), keyType, place);
            Object bound = value(member.getValue(), valueType, place);
            if (key != null) {
                entries.put(key, bound);
            }
        }
        return Collections.unmodifiableMap(entries);
    }

    private static Document empty(Type type) {
        return Types.raw(type) == Map.class ? Document.emptyObject() : Document.emptyArray();
    }
}
