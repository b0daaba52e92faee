package dev.gradus.examples.springboot;

import dev.gradus.core.Gradus;
import dev.gradus.core.definition.DefinitionBuilder;
import dev.gradus.core.definition.InputType;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.examples.springboot.Orders.Order;
import dev.gradus.migrations.Schema;
import dev.gradus.persistence.JooqStores;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Durable tasks on the application's own DataSource, in a schema of their own. */
@SpringBootApplication
public class ShopApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ShopApplication.class, arguments);
    }

    @Bean
    JooqStores stores(DataSource dataSource) {
        Schema.of(dataSource, "gradus").migrate();
        return JooqStores.builder(dataSource).schema("gradus").open();
    }

    @Bean
    Gradus gradus(JooqStores stores) {
        Gradus gradus = Gradus.builder()
                .stores(stores)
                .kind(stores.transactional("ship", Order.class, Order.class, Orders::ship))
                .definition(DefinitionBuilder.named("order")
                        .input("number", InputType.INTEGER)
                        .step("ship", step -> step.kind("ship", Map.of("number", "${inputs.number}"))))
                .build();
        gradus.startWorker(WorkerOptions.of(4));
        return gradus;
    }
}
