package dev.gradus.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Gradus;
import dev.gradus.core.port.TaskFilter;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import dev.gradus.examples.springboot.Orders.Order;
import dev.gradus.migrations.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

class ShopApplicationTest {

    @Test
    void anOrderShouldBeTakenAndShippedOnce(@TempDir Path folder) {
        try (EmbeddedPostgres server =
                        EmbeddedPostgres.builder().directory(folder).start();
                ConfigurableApplicationContext shop = start(server)) {
            Orders orders = shop.getBean(Orders.class);
            Gradus gradus = shop.getBean(Gradus.class);

            TaskId task = orders.take(new Order(1));
            assertThat(gradus.await(task, Duration.ofSeconds(60)).task().state())
                    .isEqualTo(TaskState.COMPLETED);
            assertThat(shop.getBean(JdbcTemplate.class)
                            .queryForObject("select shipped from orders where number = 1", Integer.class))
                    .isEqualTo(1);

            assertThatThrownBy(() -> orders.take(new Order(1))).isInstanceOf(DuplicateKeyException.class);
            assertThat(gradus.tasks().list(TaskFilter.newest(10)).tasks()).hasSize(1);
        }
    }

    private static ConfigurableApplicationContext start(EmbeddedPostgres server) {
        return new SpringApplicationBuilder(ShopApplication.class)
                .properties(
                        "spring.datasource.url=" + server.jdbcUrl("postgres"),
                        "spring.datasource.username=" + server.user(),
                        "spring.datasource.password=" + server.password(),
                        "spring.main.banner-mode=off")
                .run();
    }
}
