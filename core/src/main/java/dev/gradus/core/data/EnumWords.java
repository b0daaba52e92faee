package dev.gradus.core.data;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The words for an enum's constants: what its {@code String word()} says, or else the lower-case name. Each type is asked once,
 * because asking goes by reflection.
 */
final class EnumWords {
    private static final ClassValue<Words> KNOWN = new ClassValue<>() {
        @Override
        protected Words computeValue(Class<?> type) {
            var constants = new LinkedHashMap<String, Enum<?>>();
            var words = new LinkedHashMap<Enum<?>, String>();
            for (Object value : type.getEnumConstants()) {
                Enum<?> constant = (Enum<?>) value;
                String word = asked(constant);
                constants.put(word, constant);
                words.put(constant, word);
            }
            return new Words(constants, words);
        }
    };

    private EnumWords() {}

    /** The constants by their words, in order of declaration. */
    static Map<String, Enum<?>> of(Class<?> type) {
        return KNOWN.get(type).constants();
    }

    static String of(Enum<?> constant) {
        return requireNonNull(KNOWN.get(constant.getDeclaringClass()).words().get(constant), "word");
    }

    private static String asked(Enum<?> constant) {
        try {
            Method word = constant.getDeclaringClass().getDeclaredMethod("word");
            word.setAccessible(true);
            return (String) word.invoke(constant);
        } catch (NoSuchMethodException plain) {
            return constant.name().toLowerCase(Locale.ROOT);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException("cannot ask " + constant + " for its word", broken);
        }
    }

    private record Words(Map<String, Enum<?>> constants, Map<Enum<?>, String> words) {}
}
