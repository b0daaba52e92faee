package dev.gradus.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.TestKit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainApplicationTest {

    @Test
    void itShouldThankForAnOrder() {
        try (TestKit kit = TestKit.of(PlainApplication::application)) {
            TaskId task = kit.gradus().enqueue("order", new PlainApplication.Order("Ben", 500));

            kit.runUntilIdle();

            assertThat(kit.task(task).results("charge").as(PlainApplication.Receipt.class))
                    .isEqualTo(new PlainApplication.Receipt("Ben-500"));
        }
    }

    @Test
    void theMainMethodShouldRun() {
        PrintStream usual = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            PlainApplication.main(new String[0]);
        } finally {
            System.setOut(usual);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("Thank you for Ann-1200\n");
    }
}
