package dev.gradus.core.transition;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table of legal moves written out by hand, one line for each state: {@code STATE: TRIGGER NEXT, TRIGGER NEXT}. Tests hold
 * the real tables against it, cell by cell.
 */
public record WrittenTable(Map<String, Map<String, String>> rows) {

    /** Reads the lines. */
    public static WrittenTable of(String text) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] sides = line.split(":", 2);
            Map<String, String> moves = Arrays.stream(sides[1].split(","))
                    .map(String::strip)
                    .filter(move -> !move.isEmpty())
                    .map(move -> move.split(" +"))
                    .collect(Collectors.toMap(move -> move[0], move -> move[1]));
            rows.put(sides[0].strip(), moves);
        });
        return new WrittenTable(rows);
    }

    /** Where the move leads, as it is written. */
    public Optional<String> next(MachineState from, MachineTrigger trigger) {
        return Optional.ofNullable(rows.get(from.name())).map(moves -> moves.get(trigger.name()));
    }

    /** How many moves are written. */
    public int size() {
        return rows.values().stream().mapToInt(Map::size).sum();
    }
}
