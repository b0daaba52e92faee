package dev.gradus.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, reading it ends in a definition or in problems that lie within it. */
class DefinitionFuzzTest {
    private static final String PIECES = "{}[]:,-?!&*#|>%@`'\"\\ \n\t~<0x.$abc\u00e9\ud83d\ude00\u0000\u2028";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aDamagedFileShouldGiveProblemsAndNoException(long seed) throws IOException {
        Random random = new Random(seed);
        for (String text : texts()) {
            for (int round = 0; round < 20; round++) {
                String damaged = damaged(text, random);
                Reading reading = Texts.read(damaged);

                long lines = 1
                        + damaged.chars()
                                .filter(c -> c == '\n' || c == '\r' || c == 0x85 || c >> 1 == 0x2028 >> 1)
                                .count();
                assertThat(reading.problems())
                        .as("seed %d: %s", seed, damaged)
                        .allMatch(problem -> problem.line() >= 1 && problem.line() <= lines && problem.column() >= 1);
            }
        }
    }

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path folder :
                List.of(Path.of("../examples"), Path.of("src/test/resources/dev/gradus/core/definition/broken"))) {
            for (Path file : Texts.files(folder)) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int change = 1 + random.nextInt(4); change > 0; change--) {
            int at = random.nextInt(damaged.length() + 1);
            int end = Math.min(damaged.length(), at + random.nextInt(6));
            switch (random.nextInt(3)) {
                case 0 -> damaged.delete(at, end);
                case 1 -> damaged.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                default -> damaged.insert(at, damaged.substring(at, end));
            }
        }
        return damaged.toString();
    }
}
