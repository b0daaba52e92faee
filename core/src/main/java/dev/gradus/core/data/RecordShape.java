package dev.gradus.core.data;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record type as this package sees it: its parts with their JSON names, and how to make one. Kept per class. */
final class RecordShape {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Class<?> type;
    private final List<Part> parts;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        Object standIn = standIn(type);
        this.parts = Arrays.stream(components)
                .map(component -> Part.of(component, standIn))
                .toList();
        try {
            this.constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            // Records of other packages may be package-private: style asks for that.
            constructor.setAccessible(true);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " has no canonical constructor", impossible);
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** The constant named by {@link StandIn}. */
    private static @Nullable Object standIn(Class<?> type) {
        StandIn named = type.getAnnotation(StandIn.class);
        if (named == null) {
            return null;
        }
        try {
            Field constant = type.getDeclaredField(named.value());
            constant.setAccessible(true);
            return constant.get(null);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " has no constant " + named.value(), impossible);
        }
    }

    List<Part> parts() {
        return parts;
    }

    Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name.equals(name)).findFirst();
    }

    /** Whether it is written as its one component, as {@code record TaskId(long value)} is: by that component's name. */
    boolean isValue() {
        return parts.size() == 1
                && parts.get(0).name.equals("value")
                && parts.get(0).absence != Absence.NULL
                && parts.get(0).absence != Absence.EMPTY_OPTIONAL;
    }

    /** A record of these components; what the record's own constructor throws comes out as it is. */
    Object create(@Nullable Object[] components) {
        try {
            return constructor.newInstance(components);
        } catch (InvocationTargetException refused) {
            throw rethrown(refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot make a " + type, impossible);
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    /** What stands for a component that is not in the document. */
    enum Absence {
        FAULT,
        NULL,
        EMPTY_OPTIONAL,
        EMPTY_COLLECTION,
        STAND_IN
    }

    /**
     * One component.
     *
     * @param name in JSON: {@code maxAttempts} is {@code max_attempts}, as in SQL
     * @param type of the value; for an Optional, what it is an Optional of
     * @param standIn the value where it is absent, if {@link StandIn} tells
     */
    record Part(
            String name,
            Type type,
            Absence absence,
            Method accessor,
            @Nullable Object standIn) {

        static Part of(RecordComponent component, @Nullable Object ownersStandIn) {
            Absence absence = absence(component);
            Type type = component.getGenericType();
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            Object standIn = absence != Absence.FAULT
                    ? null
                    : ownersStandIn == null ? RecordShape.standIn(component.getType()) : read(accessor, ownersStandIn);
            return new Part(
                    jsonName(component.getName()),
                    absence == Absence.EMPTY_OPTIONAL ? Types.argument(type, 0) : type,
                    standIn == null ? absence : Absence.STAND_IN,
                    accessor,
                    standIn);
        }

        /** Whether a document without this value is read as one with it. */
        boolean isLeftOut(Object value) {
            return switch (absence) {
                case STAND_IN -> value.equals(standIn);
                case EMPTY_COLLECTION ->
                    value instanceof Map<?, ?> map ? map.isEmpty() : ((Collection<?>) value).isEmpty();
                case FAULT, NULL, EMPTY_OPTIONAL -> false;
            };
        }

        @Nullable
        Object read(Object owner) {
            return read(accessor, owner);
        }

        private static @Nullable Object read(Method accessor, Object owner) {
            try {
                return accessor.invoke(owner);
            } catch (InvocationTargetException failed) {
                throw rethrown(failed.getCause());
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException("cannot read " + accessor, impossible);
            }
        }

        private static Absence absence(RecordComponent component) {
            Class<?> type = component.getType();
            if (type == Optional.class) {
                return Absence.EMPTY_OPTIONAL;
            } else if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                return Absence.NULL;
            }
            boolean collects = Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
            return collects ? Absence.EMPTY_COLLECTION : Absence.FAULT;
        }

        private static String jsonName(String name) {
            var words = new ArrayList<String>();
            int from = 0;
            for (int i = 1; i <= name.length(); i++) {
                if (i == name.length() || Character.isUpperCase(name.charAt(i))) {
                    words.add(name.substring(from, i).toLowerCase(Locale.ROOT));
                    from = i;
                }
            }
            return String.join("_", words);
        }
    }
}
