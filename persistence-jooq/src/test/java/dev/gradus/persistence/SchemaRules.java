package dev.gradus.persistence;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The rules that rows are held to, by name: the checks of tables, and in place of step_is_sound the rules that it applies. */
final class SchemaRules {
    private static final String MANY_AT_ONCE = "step_is_sound";
    private static final Pattern RULE = Pattern.compile("when not \\((.*?)\\)\\s+then '(\\w+)'", Pattern.DOTALL);
    private static final Pattern CHECK = Pattern.compile("(\\w+) CHECK (.*)", Pattern.DOTALL);

    private SchemaRules() {}

    static Map<String, String> of(TestStores database) {
        Map<String, String> rules = new TreeMap<>();
        database.query("select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint"
                        + " where contype = 'c' and connamespace = 'public'::regnamespace order by oid desc")
                .forEach(check -> CHECK.matcher(check).results().forEach(found -> put(rules, found, 1, 2)));
        rules.remove(MANY_AT_ONCE);
        database.query("select prosrc from pg_proc where proname = '" + MANY_AT_ONCE + "'")
                .forEach(body -> RULE.matcher(body).results().forEach(found -> put(rules, found, 2, 1)));
        return rules;
    }

    private static void put(Map<String, String> rules, MatchResult found, int name, int rule) {
        rules.put(found.group(name), found.group(rule));
    }
}
