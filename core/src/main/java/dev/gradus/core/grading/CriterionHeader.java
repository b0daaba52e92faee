package dev.gradus.core.grading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The heading of a criterion in Markdown.
 *
 * @param counter its number, from 1
 * @param id its id: what follows the number, or {@code crit-NN} where free text follows
 * @param title that free text; empty where an id follows
 */
record CriterionHeader(int counter, String id, String title) {
    private static final Pattern MEANT = Pattern.compile(" {0,3}###\\s*(?:#\\s*\\d|crit-).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERED = Pattern.compile("### #([1-9]\\d{0,8})\\s*:\\s*(\\S+)\\s*");
    private static final Pattern NAMED =
            Pattern.compile("### (crit-(0*[1-9]\\d{0,8}))\\s*:\\s*(\\S.*?)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f-]{36}");

    /** Whether somebody meant the line to be one, well formed or not. */
    static boolean isMeant(String line) {
        return MEANT.matcher(line).matches();
    }

    /** The heading of a line: {@code ### #1: id}, {@code ### crit-01: UUID} or {@code ### crit-01: Free title}. */
    static Optional<CriterionHeader> of(String line) {
        Matcher numbered = NUMBERED.matcher(line);
        if (numbered.matches()) {
            return Optional.of(new CriterionHeader(Integer.parseInt(numbered.group(1)), numbered.group(2), ""));
        }
        Matcher named = NAMED.matcher(line);
        if (!named.matches()) {
            return Optional.empty();
        }
        int counter = Integer.parseInt(named.group(2));
        String rest = named.group(3);
        return Optional.of(
                UUID.matcher(rest).matches()
                        ? new CriterionHeader(counter, rest, "")
                        : new CriterionHeader(counter, named.group(1), rest));
    }
}
