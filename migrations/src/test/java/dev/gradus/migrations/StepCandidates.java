package dev.gradus.migrations;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows for the table of steps, as SQL: mostly legal shapes, with a few columns changed at random. */
final class StepCandidates {
    /** What each column may hold, legal or not, beginning with what it usually has. Null only where the column allows it. */
    private static final String VALUES = """
            id: 1 | 0 | -1 | 9223372036854775807
            task_id: 1
            position: 1 | 0 | -1 | 2
            key: 'a' | '' | '-a' | '_a' | '.a' | '9' | 'Z.a_b-c' | 'a b' | E'a\\n' | E'\\na' | 'aé' | 'é' | 'ａ' | 'a:' | '@' | '[' \
            | '`' | '{' | '/' | 'b' | repeat('x', 100) | repeat('x', 101) | repeat('é', 60)
            kind: 'tool' | 'external' | ''
            role: 'work' | 'plan' | 'setup' | 'qa' | 'pr' | 'import' | 'audit' | 'boss' | ''
            priority: 0 | 1000 | -1000 | 1001 | -1001 | 32767
            spec: '{}' | ' {"a": 1}' | E'\\n[]' | '1' | 'null' | '"{"'
            demands: '{}' | '{a=b}' | '{null}' | '{a,null,b}'
            needed_by: null | '{}' | '{b}' | '{a}' | '{b,a}' | '{null}' | '{b,null}'
            state: 'pending' | 'ready' | 'running' | 'needs_qa' | 'waiting' | 'blocked' | 'cancelling' | 'completed' | 'failed' \
            | 'cancelled' | 'skipped' | 'idle' | '' | 'Ready'
            waiting: null | 'approval' | 'ci' | 'budget' | 'input' | 'weather' | ''
            origin: null | 'executed' | 'reused' | 'forced' | 'found'
            skipped: null | 'upstream_failed' | 'condition' | 'task_failing' | 'by_request' | 'boring'
            attempt_outcome: null | 'completed' | 'failed' | 'lost' | 'cancelled' | 'waiting' | 'released' | 'fine'
            last_success: null | '{}' | ' {"a": [1]}' | '[]' | '1' | '"x"' | 'null' | 'true'
            asked: null | '{}' | ' {"a": [1]}' | '[]' | '1' | '"x"' | 'null' | 'true'
            approval: null | '{}' | ' {"a": [1]}' | '[]' | '1' | '"x"' | 'null' | 'true'
            failure: null | '{}' | '[]' | 'null'
            ready_at: null | now()
            closed_at: null | now()
            attempt_started_at: null | now()
            attempt_ended_at: null | now()
            owner: null | 1 | 7 | 8 | 0 | -1
            executed_by: null | 1 | 7 | 8 | 0 | -1
            fence: null | 1 | 7 | 0 | -1
            sweep_session: null | 1 | 7 | 0
            sweep_fence: null | 1 | 7 | 0
            open_needs: 0 | 1 | -1 | 2147483647
            failures: 0 | 1 | -1 | 2147483647
            lost: 0 | 1 | 3 | 4 | -1
            attempt: 0 | 1 | -1 | 2147483647
            attempt_retries: 0 | 1 | -1 | -2147483648
            """;

    private static final String BEGUN =
            "; attempt: 1; fence: 7; executed_by: 7; attempt_started_at: now(); sweep_session: 7; sweep_fence: 7";
    private static final String ENDED = BEGUN + "; attempt_ended_at: now(); attempt_outcome: 'completed'";

    /** What legal rows have that is unlike a new step's; the last is not legal, and hard to come by with a few changes. */
    private static final List<String> SHAPES = List.of(
            "state: 'pending'; open_needs: 2",
            "state: 'ready'; ready_at: now(); needed_by: '{b,c}'",
            "state: 'running'; kind: 'external'",
            "state: 'failed'; kind: 'external'; closed_at: now()",
            "state: 'waiting'; kind: 'external'",
            "state: 'skipped'; kind: 'external'; closed_at: now()",
            "state: 'skipped'; closed_at: now(); skipped: 'condition'",
            "state: 'running'; owner: 7" + BEGUN,
            "state: 'cancelling'; owner: 7; demands: '{a=b}'" + BEGUN,
            "state: 'completed'; closed_at: now(); origin: 'executed'; last_success: '{}'" + ENDED,
            "state: 'failed'; closed_at: now(); failure: '{}'" + ENDED,
            "state: 'cancelled'; closed_at: now()" + ENDED,
            "state: 'waiting'; waiting: 'approval'; approval: '{}'" + ENDED,
            "state: 'blocked'" + ENDED,
            "state: 'needs_qa'" + ENDED,
            "state: 'blocked'" + BEGUN);

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Random random;

    StepCandidates(long seed) {
        random = new Random(seed);
        VALUES.lines()
                .map(line -> line.split(": ", 2))
                .forEach(named -> values.put(named[0], List.of(named[1].split(" \\| "))));
    }

    String columns() {
        return String.join(", ", values.keySet());
    }

    /** A row of one of the shapes in which so many columns, chosen at random, have another value, legal or not. */
    String next(int changes) {
        Map<String, String> row = new LinkedHashMap<>();
        values.forEach((column, choices) -> row.put(column, choices.get(0)));
        for (String cell : any(SHAPES).split("; ")) {
            String[] named = cell.split(": ", 2);
            row.put(named[0], named[1]);
        }
        List<String> columns = new ArrayList<>(values.keySet());
        for (int i = 0; i < changes; i++) {
            String column = any(columns);
            row.put(column, any(values.getOrDefault(column, List.of())));
        }
        return row.values().stream().collect(joining(", ", "(", ")"));
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
