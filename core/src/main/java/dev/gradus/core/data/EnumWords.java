package dev.gradus.core.data;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words for an enum's constants: what its {@code String word()} says, or else the lower-case name. */
final class EnumWords {
    private static final ClassValue<Map<String, Enum<?>>> WORDS = new ClassValue<>() {
        @Override
        protected Map<String, Enum<?>> computeValue(Class<?> type) {
            var words = new LinkedHashMap<String, Enum<?>>();
            for (Object constant : type.getEnumConstants()) {
                words.put(of((Enum<?>) constant), (Enum<?>) constant);
            }
            return words;
        }
    };

    private EnumWords() {}

    /** The constants by their words, in order of declaration. */
    static Map<String, Enum<?>> of(Class<?> type) {
        return WORDS.get(type);
    }

    static String of(Enum<?> constant) {
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
}
