package dev.gradus.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRubricTest {
    private static final String GOOD = """
            {"rubricItemId": "a", "score": 5, "required": true, "criterion": " Keeps permissions.\\n\\nAll. ", "tags": [],
             "__typename": "RubricItem",
             "forms": {"form-b": {"criterion_test_command": "  "}, "form-a": {"criterion_test_command": " ./t.sh "}}}""";

    @Test
    void theMappingShouldBeThatOfTheSeed() {
        RubricReading reading = read("[" + GOOD + "]");

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.rubric().criteria())
                .containsExactly(new Criterion(
                        "a",
                        1,
                        "Keeps permissions.\n\nAll.",
                        "./t.sh",
                        5,
                        true,
                        new SourcePlace("rubrics.json", 0, 1)));
    }

    @Test
    void theAbbreviatedPathShouldBeRead() {
        assertThat(
                        read("[{\"rubricItemId\":\"a\",\"score\":1,\"criterion\":\"x\",\"forms\":{\"criterion_test_command\":\"true\"}}]")
                                .rubric()
                                .criteria()
                                .get(0)
                                .command())
                .isEqualTo("true");
    }

    @Test
    void theFirstFormShouldWinInTheOrderOfTheFile() {
        RubricReading reading = read("""
                [{"rubricItemId": "a", "score": 1, "criterion": "x", "forms": {
                  "z": {"criterion_test_command": "first"}, "b": {"criterion_test_command": "second"}}}]
                """);

        assertThat(reading.criteria().get(0).command()).isEqualTo("first");
        assertThat(told(reading)).containsExactly("rubrics.json: item 1 MANY_COMMANDS");
    }

    @Test
    void theCounterShouldBeThePlaceInTheArrayEvenAfterABadItem() {
        RubricReading reading = read("[" + GOOD.replace("\"a\"", "\"\"") + ",7," + GOOD + "]");

        assertThat(reading.criteria()).extracting(Criterion::counter).containsExactly(3);
        assertThat(told(reading)).containsExactly("rubrics.json: item 1 MISSING_ID", "rubrics.json: item 2 WRONG_TYPE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"score\": 5            | \"score\": \"5\"            | BAD_SCORE",
                "\"score\": 5            | \"score\": 5.5              | BAD_SCORE",
                "\"score\": 5            | \"score\": -5               | BAD_SCORE",
                "\"score\": 5            | \"score\": 99999999999      | BAD_SCORE",
                "\"required\": true      | \"required\": \"true\"      | BAD_REQUIRED",
                "\"rubricItemId\": \"a\" | \"id\": \"a\"               | MISSING_ID",
                "\"rubricItemId\": \"a\" | \"rubricItemId\": 1         | WRONG_TYPE",
                "\"rubricItemId\": \"a\" | \"rubricItemId\": \"a b\"   | BAD_ID",
                "\" ./t.sh \"            | \"\"                        | MISSING_COMMAND",
                "\" ./t.sh \"            | null                        | MISSING_COMMAND",
                "\" ./t.sh \"            | 7                           | WRONG_TYPE,MISSING_COMMAND",
                "\"forms\": {            | \"forms\": 3, \"x\": {      | WRONG_TYPE,MISSING_COMMAND",
                "\"criterion\": \"       | \"criterion\": 1, \"y\": \" | WRONG_TYPE"
            })
    void malformedItemsShouldBeReportedWithTheirIndex(String good, String bad, String codes) {
        RubricReading reading = read("[" + GOOD.replace(good, bad) + "]");

        assertThat(told(reading))
                .containsExactlyElementsOf(List.of(codes.split(",")).stream()
                        .map(code -> "rubrics.json: item 1 " + code)
                        .toList());
        assertThat(reading.criteria()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'[{', SYNTAX", "'{}', WRONG_TYPE", "'', SYNTAX", "'[]', NO_CRITERIA", "'[{\"a\":1,\"a\":2}]', SYNTAX"})
    void whatIsNoArrayOfCriteriaShouldBeRefused(String text, String code) {
        assertThat(told(read(text))).containsExactly("rubrics.json " + code);
    }

    @Test
    void sameIdsShouldBeRefused() {
        assertThat(told(read("[" + GOOD + "," + GOOD + "]"))).containsExactly("rubrics.json: item 2 DUPLICATE_ID");
    }

    private static List<String> told(RubricReading reading) {
        return reading.faults().stream()
                .map(fault -> fault.place() + " " + fault.code())
                .toList();
    }

    private static RubricReading read(String text) {
        return RubricReader.read("rubrics.json", text, Markers.DEFAULT);
    }
}
