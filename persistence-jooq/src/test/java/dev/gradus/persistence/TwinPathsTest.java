package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two tasks of one random graph go through the same random course: one by batches, one by single completions. Whatever is not
 * operational must be the same in the end, row by row and event by event.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwinPathsTest {
    private static final int COURSES = 30;

    private TestStores database;

    @BeforeAll
    void open() {
        database = TestStores.open();
    }

    @AfterAll
    void close() {
        database.close();
    }

    static List<Long> seeds() {
        return new Random(Long.getLong("gradus.twins.seed", 4))
                .longs(COURSES)
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void batchesShouldStoreWhatSingleCompletionsStore(long seed) {
        TwinCourse course = new TwinCourse(database, seed);

        for (int n = 0; n < 5; n++) {
            course.goOn(5);
            assertThat(course.rowsOfBatches()).as("seed %d", seed).isEqualTo(course.rowsOfSingles());
        }

        assertThat(course.eventsOfBatches()).as("seed %d", seed).isEqualTo(course.eventsOfSingles());
        course.assertMatchesEvents();
    }
}
