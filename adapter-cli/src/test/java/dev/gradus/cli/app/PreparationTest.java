package dev.gradus.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PreparationTest {

    @Test
    void commandsThatAskTheDatabaseShouldBeToldByTheirWords() {
        assertThat(asks("task list")).isTrue();
        assertThat(asks("-q --database-url postgresql://h/d run-flow --text hello"))
                .isTrue();

        assertThat(Preparation.asksDatabase(new String[0], Map.of())).isFalse();
        assertThat(asks("--help")).isFalse();
        assertThat(asks("task list -h")).isFalse();
        assertThat(asks("version")).isFalse();
        assertThat(asks("validate task.yaml")).isFalse();
    }

    @Test
    void aServerShouldBeAskedWithoutPreparingForADatabase() {
        assertThat(asks("task list --server http://127.0.0.1:8000")).isFalse();
        assertThat(Preparation.asksDatabase(
                        new String[] {"task", "list"}, Map.of("GRADUS_SERVER", "http://127.0.0.1:8000")))
                .isFalse();
        assertThat(Preparation.asksDatabase(
                        new String[] {"task", "list"}, Map.of("TASKONAUT_API_URL", "http://127.0.0.1:8000")))
                .isFalse();
    }

    @Test
    void itShouldBeDoneOnceAndCanBeAwaitedAgain() {
        Thread begun = Preparation.begin();

        Preparation.end();
        Preparation.end();

        assertThat(begun.isAlive()).isFalse();
        assertThat(Preparation.begin()).isSameAs(begun);
    }

    @Test
    void anInterruptedThreadShouldWaitAndStayInterrupted() {
        Thread.currentThread().interrupt();

        Preparation.end();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(Preparation.begin().isAlive()).isFalse();
    }

    private static boolean asks(String line) {
        return Preparation.asksDatabase(line.split(" "), Map.of());
    }
}
