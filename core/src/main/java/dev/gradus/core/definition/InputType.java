package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import java.util.Locale;
import java.util.function.Predicate;

/** What an input must be. */
public enum InputType {
    /** Text. */
    STRING(Document::isString),
    /** A whole number of any size. */
    INTEGER(Document::isInteger),
    /** Any number. */
    NUMBER(Document::isNumber),
    /** true or false. */
    BOOLEAN(Document::isBoolean),
    /** A list. */
    ARRAY(Document::isArray),
    /** An object. */
    OBJECT(Document::isObject);

    private final Predicate<Document> test;

    InputType(Predicate<Document> test) {
        this.test = test;
    }

    /** Whether the value is of this type. */
    public boolean accepts(Document value) {
        return test.test(value);
    }

    /** The constant's one spelling in files and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static InputType ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
