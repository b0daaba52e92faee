package dev.gradus.migrations;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/**
 * Holds the function that checks a step to the checks that stood on the table before it: the same rows are refused, and each
 * with the name of a rule that it breaks.
 */
class StepRulesTest {
    private static final long SEED = 20_261_121;
    private static final int ROWS = 6_000;

    /** What comes of a row in the table of a schema, which is left as it was: the name of the broken rule, or that there is none. */
    private static final String VERDICT = """
            create function verdict_%2$s(candidate bigint) returns text language plpgsql as $$
            declare
              broken text;
            begin
              insert into %2$s.step (%1$s) select %1$s from candidate where n = $1;
              raise exception using errcode = 'GR000';
            exception
              when sqlstate 'GR000' then return 'none';
              when check_violation then
                get stacked diagnostics broken = constraint_name;
                return broken;
            end
            $$""";

    private record Verdict(Set<String> broken, String before, String now) {}

    @Test
    void everyRowShouldMeetTheRulesThatItMetBefore() throws SQLException {
        try (TemporaryDatabase database = TemporaryDatabase.empty();
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            migrate(database, "rules_before", 32);
            migrate(database, "rules_now", 33);
            statement.execute("create table candidate (like rules_before.step including defaults)");
            statement.execute("alter table candidate add column n bigint generated always as identity primary key");
            StepCandidates candidates = new StepCandidates(SEED);
            statement.execute(rows(candidates));
            statement.execute(VERDICT.formatted(candidates.columns(), "rules_before"));
            statement.execute(VERDICT.formatted(candidates.columns(), "rules_now"));
            Map<String, String> rules = rules(statement);

            List<Verdict> verdicts = verdicts(statement, rules);

            assertThat(verdicts).hasSize(ROWS).allSatisfy(verdict -> {
                assertThat(verdict.before())
                        .isEqualTo(
                                verdict.broken().stream().sorted().findFirst().orElse("none"));
                assertThat(verdict.now()).isIn(verdict.broken().isEmpty() ? Set.of("none") : verdict.broken());
            });
            assertThat(brokenAlone(verdicts)).isEqualTo(rules.keySet());
            assertThat(verdicts.stream().filter(verdict -> verdict.broken().isEmpty()))
                    .hasSizeGreaterThan(ROWS / 20);
        }
    }

    private static void migrate(TemporaryDatabase database, String schema, int version) {
        MigrationFiles files = new MigrationFiles(Schema.LOCATION, Schema.class.getClassLoader());
        Flyway.configure()
                .configuration(
                        FlywaySetup.load(database.dataSource(), schema, files).getConfiguration())
                .target(String.valueOf(version))
                .load()
                .migrate();
    }

    private static String rows(StepCandidates candidates) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> candidates.next(i % 6))
                .collect(joining(",\n", "insert into candidate (" + candidates.columns() + ") values\n", ""));
    }

    /** The checks of before, each as an expression. */
    private static Map<String, String> rules(Statement statement) throws SQLException {
        Map<String, String> rules = new LinkedHashMap<>();
        try (ResultSet checks = statement.executeQuery("select conname, substr(pg_get_constraintdef(oid), 7)"
                + " from pg_constraint where contype = 'c' and conrelid = 'rules_before.step'::regclass")) {
            while (checks.next()) {
                rules.put(checks.getString(1), checks.getString(2));
            }
        }
        return rules;
    }

    private static List<Verdict> verdicts(Statement statement, Map<String, String> rules) throws SQLException {
        String broken = rules.entrySet().stream()
                .map(rule -> "case when (" + rule.getValue() + ") is false then '" + rule.getKey() + "' end")
                .collect(joining(", ", "concat_ws(' ', ", ")"));
        List<Verdict> verdicts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select " + broken + ", verdict_rules_before(n), verdict_rules_now(n) from candidate order by n")) {
            while (rows.next()) {
                verdicts.add(new Verdict(words(rows.getString(1)), rows.getString(2), rows.getString(3)));
            }
        }
        return verdicts;
    }

    /** The rules that some row breaks without breaking another: their names were compared one by one. */
    private static Set<String> brokenAlone(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(Verdict::broken)
                .filter(broken -> broken.size() == 1)
                .flatMap(Set::stream)
                .collect(toSet());
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).collect(toSet());
    }
}
