package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.port.TaskFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class LabelsPlanTest {
    private static final TaskFilter LABELLED =
            new TaskFilter(Set.of(), null, null, Map.of("team", "core"), null, null, 50);

    /** Prepared, with a value that the planner does not know: what is left to it is what the text says. */
    @Test
    void tasksWithALabelShouldBeFoundByTheIndexThatHoldsOnlyThose() {
        try (TestStores database = TestStores.open()) {
            String statement = DSL.using(SQLDialect.POSTGRES, new Settings().withRenderSchema(false))
                    .selectOne()
                    .from(TASK)
                    .where(ListTasks.condition(LABELLED))
                    .getSQL()
                    .replace("?", "$1");

            List<String> plan = database.executeAndQuery(
                    "set local enable_seqscan = off; set local plan_cache_mode = force_generic_plan;"
                            + " prepare labelled (jsonb) as " + statement,
                    "explain execute labelled ('{\"team\": \"core\"}')");

            assertThat(statement).containsOnlyOnce("$1");
            assertThat(plan).anyMatch(line -> line.contains("task_by_label"));
        }
    }
}
