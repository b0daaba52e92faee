package dev.gradus.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.gradus.core.data.BindingFault.Code;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordBinderTest {

    record Id(long value) {}

    record Name(String value) {
        Name {
            if (value.isBlank()) {
                throw new IllegalArgumentException("a name must not be blank");
            }
        }
    }

    enum Mode {
        FAST_PATH,
        SLOW
    }

    enum Signal {
        STOP("SIGSTOP"),
        KILL("SIGKILL") {
            @Override
            boolean isFinal() {
                return true;
            }
        };

        private final String word;

        Signal(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        boolean isFinal() {
            return false;
        }
    }

    record Retry(int maxAttempts, Duration firstDelay) {
        Retry {
            if (maxAttempts < 1) {
                throw new IllegalArgumentException("maxAttempts must be at least 1, found " + maxAttempts);
            }
        }
    }

    record Everything(
            Id id,
            String text,
            boolean flag,
            int small,
            long large,
            double ratio,
            BigInteger huge,
            BigDecimal exact,
            Duration pause,
            Instant at,
            Mode mode,
            Signal signal,
            Document free,
            Retry retry,
            List<Retry> retries,
            Set<Name> names,
            Map<String, Id> ids,
            Map<Mode, List<Integer>> counts,
            @Nullable String note,
            @Nullable Retry other,
            Optional<Integer> limit) {}

    record OneText(String text) {}

    record OneInt(int number) {}

    record Nullables(@Nullable String text, Optional<Name> name, List<String> list, Map<String, String> map) {}

    private static final Everything EVERYTHING = new Everything(
            new Id(7),
            "x",
            true,
            1,
            1L << 40,
            0.5,
            BigInteger.TWO.pow(100),
            new BigDecimal("1.10"),
            Duration.ofMinutes(90),
            Instant.parse("2026-01-31T12:00:00.000001Z"),
            Mode.FAST_PATH,
            Signal.KILL,
            Document.parse("[1]"),
            new Retry(3, Duration.ofSeconds(2)),
            List.of(new Retry(1, Duration.ZERO)),
            new LinkedHashSet<>(List.of(new Name("b"), new Name("a"))),
            Map.of("k", new Id(1)),
            Map.of(Mode.SLOW, List.of(1, 2)),
            "note",
            null,
            Optional.of(5));

    private static <T extends Record> List<BindingFault> faultsOf(String json, Class<T> type) {
        return catchThrowableOfType(
                        BindingException.class, () -> Document.parse(json).as(type))
                .faults();
    }

    @Nested
    class RoundTrips {
        @Test
        void aRecordShouldBeBoundFromWhatWasWrittenOfIt() {
            Document written = Document.ofRecord(EVERYTHING);

            assertThat(Document.parse(written.toJson()).as(Everything.class)).isEqualTo(EVERYTHING);
        }

        @Test
        void theWrittenFormShouldBeStable() {
            assertThat(Document.ofRecord(EVERYTHING).toJson())
                    .isEqualTo(
                            "{\"id\":7,\"text\":\"x\",\"flag\":true,\"small\":1,\"large\":1099511627776,\"ratio\":0.5,"
                                    + "\"huge\":1267650600228229401496703205376,\"exact\":1.10,\"pause\":\"1h30m\","
                                    + "\"at\":\"2026-01-31T12:00:00.000001Z\",\"mode\":\"fast_path\",\"signal\":\"SIGKILL\","
                                    + "\"free\":[1],\"retry\":{\"max_attempts\":3,\"first_delay\":\"2s\"},"
                                    + "\"retries\":[{\"max_attempts\":1,\"first_delay\":\"0s\"}],\"names\":[\"b\",\"a\"],"
                                    + "\"ids\":{\"k\":1},\"counts\":{\"slow\":[1,2]},\"note\":\"note\",\"limit\":5}");
        }

        @Test
        void absenceShouldSurvive() {
            var absent = new Nullables(null, Optional.empty(), List.of(), Map.of());

            assertThat(Document.ofRecord(absent).toJson()).isEqualTo("{\"list\":[],\"map\":{}}");
            assertThat(Document.ofRecord(absent).as(Nullables.class)).isEqualTo(absent);
            assertThat(Document.emptyObject().as(Nullables.class)).isEqualTo(absent);
            assertThat(Document.parse("{\"text\":null,\"name\":null}").as(Nullables.class))
                    .isEqualTo(absent);
        }

        @Test
        void aValueRecordShouldBeItsComponentAndAnotherAnObject() {
            assertThat(Document.ofRecord(new Id(7)).toJson()).isEqualTo("7");
            assertThat(Document.of(7).as(Id.class)).isEqualTo(new Id(7));
            assertThat(Document.ofRecord(new OneText("x")).toJson()).isEqualTo("{\"text\":\"x\"}");
        }

        @Test
        void boundCollectionsShouldBeUnmodifiableAndInOrder() {
            Everything bound = Document.ofRecord(EVERYTHING).as(Everything.class);

            assertThat(bound.names()).containsExactly(new Name("b"), new Name("a"));
            assertThat(bound.names()).isUnmodifiable();
            assertThat(bound.retries()).isUnmodifiable();
            assertThat(bound.ids()).isUnmodifiable();
        }
    }

    @Nested
    class Faults {
        @Test
        void everyFaultShouldBeReportedAtOnceWithItsPointer() {
            List<BindingFault> faults = faultsOf("""
                    {"id": "7", "text": 1, "flag": "true", "small": 2147483648, "large": 1.0, "ratio": "x",
                     "huge": 1.5, "exact": null, "pause": "soon", "at": "yesterday", "mode": "FAST_PATH",
                     "signal": "stop", "retry": {"max_attempts": 0, "first_delay": "1s"},
                     "retries": [{"max_attempts": 1}, 5], "names": ["a", " ", "a"], "ids": {"a/b": []},
                     "counts": {"quick": [1], "slow": [true]}, "other": [], "limit": "5", "extra": 1}
                    """, Everything.class);

            assertThat(faults)
                    .extracting(BindingFault::pointer, BindingFault::code)
                    .containsExactly(
                            tuple("/extra", Code.UNKNOWN_MEMBER),
                            tuple("/id", Code.WRONG_TYPE),
                            tuple("/text", Code.WRONG_TYPE),
                            tuple("/flag", Code.WRONG_TYPE),
                            tuple("/small", Code.OUT_OF_RANGE),
                            tuple("/large", Code.WRONG_TYPE),
                            tuple("/ratio", Code.WRONG_TYPE),
                            tuple("/huge", Code.WRONG_TYPE),
                            tuple("/exact", Code.WRONG_TYPE),
                            tuple("/pause", Code.INVALID_VALUE),
                            tuple("/at", Code.INVALID_VALUE),
                            tuple("/mode", Code.INVALID_VALUE),
                            tuple("/signal", Code.INVALID_VALUE),
                            tuple("/free", Code.MISSING),
                            tuple("/retry", Code.INVALID_VALUE),
                            tuple("/retries/0/first_delay", Code.MISSING),
                            tuple("/retries/1", Code.WRONG_TYPE),
                            tuple("/names/1", Code.INVALID_VALUE),
                            tuple("/names/2", Code.INVALID_VALUE),
                            tuple("/ids/a~1b", Code.WRONG_TYPE),
                            tuple("/counts/quick", Code.INVALID_VALUE),
                            tuple("/counts/slow/0", Code.WRONG_TYPE),
                            tuple("/other", Code.WRONG_TYPE),
                            tuple("/limit", Code.WRONG_TYPE));
        }

        @ParameterizedTest
        @CsvSource({"'\"2\"'", "2.0", "2.5", "true", "null", "[2]"})
        void nothingShouldBeConvertedToAnInteger(String json) {
            assertThat(faultsOf("{\"number\":" + json + "}", OneInt.class))
                    .extracting(BindingFault::pointer, BindingFault::code)
                    .containsExactly(tuple("/number", Code.WRONG_TYPE));
        }

        @ParameterizedTest
        @CsvSource({"2147483648", "-2147483649", "99999999999999999999", "1e400"})
        void integersShouldBeHeldToTheirRange(String json) {
            assertThat(faultsOf("{\"number\":" + json + "}", OneInt.class))
                    .extracting(BindingFault::code)
                    .containsExactly(Code.OUT_OF_RANGE);
        }

        @ParameterizedTest
        @CsvSource({
            "{}, missing",
            "{\"number\":1;\"x\":2}, unknown_member",
            "[], wrong_type",
            "{\"number\":1e99}, out_of_range"
        })
        void faultCodesShouldHaveStableWords(String json, String word) {
            assertThat(faultsOf(json.replace(';', ','), OneInt.class))
                    .extracting(fault -> fault.code().word())
                    .containsExactly(word);
        }

        @Test
        void messagesShouldSayWhatWasExpected() {
            assertThat(faultsOf("{\"txt\":1}", OneText.class))
                    .extracting(BindingFault::message)
                    .containsExactly("unknown member 'txt', expected one of text", "member 'text' is missing");
            assertThat(faultsOf("{\"max_attempts\":0,\"first_delay\":\"1s\"}", Retry.class))
                    .extracting(BindingFault::pointer, BindingFault::message)
                    .containsExactly(tuple("", "maxAttempts must be at least 1, found 0"));
        }

        @Test
        void messagesShouldNotRepeatAStringInTheWrongPlace() {
            assertThat(faultsOf("{\"number\":\"s3cret\"}", OneInt.class))
                    .extracting(BindingFault::message)
                    .containsExactly("expected an integer, found string");
        }

        @Test
        void faultsShouldBeBounded() {
            String members =
                    IntStream.range(0, 10_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));

            var refusal = catchThrowableOfType(
                    BindingException.class,
                    () -> Document.parse("{" + members + "}").as(OneInt.class));

            assertThat(refusal.faults()).hasSize(BindingException.MAX_FAULTS);
            assertThat(refusal).hasMessageContaining("and 95 more");
            assertThat(refusal.getMessage()).hasSizeLessThan(2_100);
        }
    }

    @Nested
    class Mistakes {
        record Unsupported(StringBuilder builder) {}

        record Broken(String text) {
            Broken {
                throw new IllegalStateException("a bug");
            }
        }

        @Test
        void aComponentOfAnUnsupportedTypeShouldBeAMistakeOfTheProgram() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Document.parse("{\"builder\":\"x\"}").as(Unsupported.class))
                    .isNotInstanceOf(DocumentException.class)
                    .withMessageContaining("java.lang.StringBuilder");
        }

        @Test
        void aBugInAConstructorShouldNotBeReportedAsInput() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Document.parse("{\"text\":\"x\"}").as(Broken.class))
                    .withMessage("a bug");
        }
    }

    @StandIn("PLAIN")
    record Pace(
            int speed,
            Mode mode,
            List<String> marks,
            @Nullable String note) {
        static final Pace PLAIN = new Pace(3, Mode.SLOW, List.of(), null);
    }

    record Walk(String name, Pace pace, Set<String> stops) {}

    @Nested
    class StandIns {

        @Test
        void whatEqualsItIsLeftOutOfCompactDocumentsOnly() {
            Walk walk = new Walk("home", Pace.PLAIN, Set.of());

            assertThat(Document.compactOf(walk).toJson()).isEqualTo("{\"name\":\"home\"}");
            assertThat(Document.ofRecord(walk).keys()).containsExactly("name", "pace", "stops");
        }

        @Test
        void singleComponentsAreLeftOutWhereOthersDiffer() {
            Walk walk = new Walk("home", new Pace(3, Mode.FAST_PATH, List.of(), "rain"), Set.of("pub"));

            assertThat(Document.compactOf(walk).toJson())
                    .isEqualTo(
                            "{\"name\":\"home\",\"pace\":{\"mode\":\"fast_path\",\"note\":\"rain\"},\"stops\":[\"pub\"]}");
        }

        @Test
        void bothFormsAreReadAsTheSameRecord() {
            for (Pace pace : List.of(Pace.PLAIN, new Pace(4, Mode.SLOW, List.of("x"), null))) {
                Walk walk = new Walk("home", pace, Set.of());
                assertThat(Document.compactOf(walk).as(Walk.class)).isEqualTo(walk);
                assertThat(Document.ofRecord(walk).as(Walk.class)).isEqualTo(walk);
            }
        }

        @Test
        void nullDoesNotMeanIt() {
            BindingException refused = catchThrowableOfType(
                    BindingException.class,
                    () -> Document.parse("{\"name\":\"home\",\"pace\":null}").as(Walk.class));

            assertThat(refused.faults()).extracting(BindingFault::pointer).containsExactly("/pace");
        }
    }
}
