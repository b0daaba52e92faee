package dev.gradus.core.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON value: object, array, string, number, boolean or null.
 *
 * <p>Every document can be written to PostgreSQL {@code jsonb} and read back: it holds no NUL character, no lone
 * surrogate and no unbounded number, and stays within {@link DocumentLimits#STORED}. Objects keep insertion order.
 * Two documents are equal if they are the same JSON value: order of members does not matter, and 1 equals 1.0.
 * Asking a document for another kind than it is, or building one out of bounds, throws {@link DocumentException}.
 * Safe for use by any number of threads.
 */
public final class Document {
    private static final int MAX_SHOWN_CHARS = 200;

    private static final Document NULL = new Document(Kind.NULL, null, 0);
    private static final Document TRUE = new Document(Kind.BOOLEAN, Boolean.TRUE, 0);
    private static final Document FALSE = new Document(Kind.BOOLEAN, Boolean.FALSE, 0);
    private static final Document EMPTY_OBJECT = new Document(Kind.OBJECT, Map.of(), 1);
    private static final Document EMPTY_ARRAY = new Document(Kind.ARRAY, List.of(), 1);

    private final Kind kind;
    /** Map, List, String, BigInteger, BigDecimal, Boolean or null, as {@link #kind} says. */
    private final @Nullable Object value;

    private final int depth;

    /** For this package's builders, which have checked the value and made it unmodifiable. */
    Document(Kind kind, @Nullable Object value, int depth) {
        this.kind = kind;
        this.value = value;
        this.depth = depth;
    }

    // ---- making

    public static Document emptyObject() {
        return EMPTY_OBJECT;
    }

    public static Document emptyArray() {
        return EMPTY_ARRAY;
    }

    public static Document nullValue() {
        return NULL;
    }

    /** A string; one that holds a NUL or a lone surrogate is refused: see {@link #ofForeignText}. */
    public static Document of(String text) {
        return DocumentBuilder.text(Objects.requireNonNull(text, "text"));
    }

    /** A string from a process or a network: NUL and lone surrogates become U+FFFD instead of being refused. */
    public static Document ofForeignText(String text) {
        return of(TextRules.repaired(Objects.requireNonNull(text, "text")));
    }

    public static Document of(long number) {
        return new Document(Kind.NUMBER, BigInteger.valueOf(number), 0);
    }

    public static Document of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    public static Document of(BigInteger number) {
        return DocumentBuilder.number(new BigDecimal(Objects.requireNonNull(number, "number")));
    }

    /** A number; one without digits after the point (scale 0 or less) is an integer, so 2.0 is not. */
    public static Document of(BigDecimal number) {
        return DocumentBuilder.number(Objects.requireNonNull(number, "number"));
    }

    /** An object with these members in this order; values as {@link #ofValue} takes them. */
    public static Document object(Map<String, ? extends @Nullable Object> members) {
        return DocumentBuilder.object(Objects.requireNonNull(members, "members"));
    }

    /** An array of these items; values as {@link #ofValue} takes them. */
    public static Document array(List<? extends @Nullable Object> items) {
        return DocumentBuilder.array(Objects.requireNonNull(items, "items"));
    }

    /**
     * The document of a plain value: Document, String, finite Number, Boolean, null, Instant (written as ISO-8601), Map
     * with String keys, or List. Another class is a mistake of the caller: IllegalArgumentException.
     */
    public static Document ofValue(@Nullable Object value) {
        return DocumentBuilder.value(value);
    }

    /** Reads JSON (RFC 8259) strictly within {@link DocumentLimits#DEFAULT}. */
    public static Document parse(String json) {
        return parse(json, DocumentLimits.DEFAULT);
    }

    /** Reads JSON strictly within the limits: no duplicate members, nothing after the value, no NaN, no comments. */
    public static Document parse(String json, DocumentLimits limits) {
        return DocumentReader.within(limits).read(json);
    }

    /** As {@link #parse(String)}, from UTF-8; an invalid sequence or a byte order mark is refused. */
    public static Document parse(byte[] utf8) {
        return parse(utf8, DocumentLimits.DEFAULT);
    }

    /** As {@link #parse(String, DocumentLimits)}, from UTF-8. */
    public static Document parse(byte[] utf8, DocumentLimits limits) {
        return DocumentReader.within(limits).read(utf8);
    }

    /** The document {@link #as} makes the same record from: absent ({@code null}, empty Optional) is not written. */
    public static Document ofRecord(Record value) {
        return RecordWriter.full().write(Objects.requireNonNull(value, "value"));
    }

    /**
     * A smaller document from which {@link #as} makes the same record: what a {@link StandIn} tells is not written, nor are empty
     * collections. For stores; what people and programs read is told in full.
     */
    public static Document compactOf(Record value) {
        return RecordWriter.compact().write(Objects.requireNonNull(value, "value"));
    }

    /**
     * Binds this document to a record, strictly; see {@link RecordBinder} for the forms.
     *
     * @throws BindingException with every fault
     */
    public <T extends Record> T as(Class<T> type) {
        return RecordBinder.bind(this, Objects.requireNonNull(type, "type"));
    }

    // ---- what it is

    public boolean isObject() {
        return kind == Kind.OBJECT;
    }

    public boolean isArray() {
        return kind == Kind.ARRAY;
    }

    public boolean isString() {
        return kind == Kind.STRING;
    }

    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    /** Whether this is a number without a point: 2 and 2e1 are, 2.0 is not. */
    public boolean isInteger() {
        return value instanceof BigInteger;
    }

    public boolean isBoolean() {
        return kind == Kind.BOOLEAN;
    }

    public boolean isNull() {
        return kind == Kind.NULL;
    }

    // ---- what it holds

    public String text() {
        return hold(Kind.STRING, String.class);
    }

    public boolean bool() {
        return hold(Kind.BOOLEAN, Boolean.class);
    }

    public BigInteger integer() {
        return Contents.integer(this, value);
    }

    public int intValue() {
        return (int) Contents.integerWithin(this, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public long longValue() {
        return Contents.integerWithin(this, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    public BigDecimal decimal() {
        return Numbers.decimal(hold(Kind.NUMBER, Number.class));
    }

    /** The items of an array, unmodifiable. */
    @SuppressWarnings("unchecked") // builders put only List<Document> into an ARRAY
    public List<Document> items() {
        return (List<Document>) hold(Kind.ARRAY, List.class);
    }

    /** The members of an object in insertion order, unmodifiable. */
    @SuppressWarnings("unchecked") // builders put only Map<String, Document> into an OBJECT
    public Map<String, Document> members() {
        return (Map<String, Document>) hold(Kind.OBJECT, Map.class);
    }

    /** The names of an object's members in insertion order. */
    public Set<String> keys() {
        return members().keySet();
    }

    /** Members of an object or items of an array. */
    public int size() {
        return isArray() ? items().size() : members().size();
    }

    /** The member of that name; empty if there is none or this is no object. A JSON null is present. */
    public Optional<Document> member(String key) {
        return isObject() ? Optional.ofNullable(members().get(key)) : Optional.empty();
    }

    /** The value at a path such as {@code a.b.0.c}; empty if nothing is there. */
    public Optional<Document> at(String dottedPath) {
        return at(DottedPath.parse(dottedPath));
    }

    public Optional<Document> at(DottedPath path) {
        return DocumentPaths.find(this, path.segments());
    }

    /** The value at a JSON Pointer (RFC 6901), {@code ""} being this document; empty if nothing is there. */
    public Optional<Document> atPointer(String jsonPointer) {
        return DocumentPaths.find(this, Pointers.segments(jsonPointer));
    }

    // ---- what it would be with a change

    /** This object with the member set; an existing one keeps its place. */
    public Document with(String key, @Nullable Object value) {
        return DocumentPaths.withMember(this, key, ofValue(value));
    }

    /**
     * This document with the value set at the path. Missing objects are made on the way; an index replaces an item or,
     * being the size of the array, appends one. A path through a scalar is refused.
     */
    public Document withAt(String dottedPath, @Nullable Object value) {
        return withAt(DottedPath.parse(dottedPath), value);
    }

    public Document withAt(DottedPath path, @Nullable Object value) {
        return DocumentPaths.with(this, path, ofValue(value));
    }

    /** This object without the member; itself if there is none. */
    public Document without(String key) {
        return DocumentPaths.withoutMember(this, key);
    }

    /** This document without the member or item at the path; an equal one if there is none. */
    public Document withoutAt(String dottedPath) {
        return withoutAt(DottedPath.parse(dottedPath));
    }

    public Document withoutAt(DottedPath path) {
        return DocumentPaths.without(this, path.segments());
    }

    /** This object with all members of the other; on the same name the other's value wins whole. */
    public Document merge(Document other) {
        return DocumentPaths.merge(this, other);
    }

    /** This document with each string value (not member names) replaced by what the function says. */
    public Document transformStrings(Function<String, Document> replacement) {
        return DocumentWalk.transformStrings(this, replacement);
    }

    // ---- other forms

    /** Compact JSON in insertion order. */
    public String toJson() {
        return DocumentWriter.compact(this);
    }

    /** JSON on many lines, indented by two spaces as Python's {@code json.dumps(indent=2)} does; not escaped to ASCII. */
    public String toPrettyJson() {
        return DocumentWriter.pretty(this);
    }

    /**
     * The one text for this value. RFC 8785 (members sorted by UTF-16 units, its escapes, no white space) but for
     * numbers, which are exact: plain decimal notation without needless zeros, never through a double.
     */
    public String canonicalJson() {
        return CanonicalForm.of(this);
    }

    /** SHA-256 over the UTF-8 bytes of {@link #canonicalJson()}. */
    public byte[] sha256() {
        return CanonicalForm.sha256(this);
    }

    /** {@link #sha256()} as 64 lower-case hexadecimal digits. */
    public String sha256Hex() {
        return CanonicalForm.sha256Hex(this);
    }

    /** Map, List, String, BigInteger, BigDecimal, Boolean or null; collections are new and modifiable. */
    public @Nullable Object toPlain() {
        return DocumentWalk.plain(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Document that) || kind != that.kind) {
            return false;
        }
        return isNumber() ? decimal().compareTo(that.decimal()) == 0 : Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return isNumber() ? decimal().stripTrailingZeros().hashCode() : Objects.hashCode(value);
    }

    /** Compact JSON, cut after {@value #MAX_SHOWN_CHARS} characters. */
    @Override
    public String toString() {
        return DocumentWriter.cut(this, MAX_SHOWN_CHARS);
    }

    // ---- for this package

    Kind kind() {
        return kind;
    }

    int depth() {
        return depth;
    }

    Number number() {
        return hold(Kind.NUMBER, Number.class);
    }

    private <T> T hold(Kind wanted, Class<T> type) {
        return Contents.of(this, value, wanted, type);
    }
}
