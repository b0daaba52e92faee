package dev.gradus.examples.plain;

import dev.gradus.core.Gradus;
import dev.gradus.core.definition.DefinitionBuilder;
import dev.gradus.core.definition.InputType;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskSnapshot;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tasks in memory, in a main method. */
public final class PlainApplication {
    private static final Map<String, Receipt> BANK = new ConcurrentHashMap<>();

    private PlainApplication() {}

    record Order(String customer, long cents) {}

    record Receipt(String number) {}

    record Letter(String text) {}

    public static void main(String[] arguments) {
        try (Gradus gradus = application(Gradus.builder()).build()) {
            gradus.startWorker(WorkerOptions.of(4));
            TaskId task = gradus.enqueue("order", new Order("Ann", 1_200));
            TaskSnapshot ended = gradus.await(task, Duration.ofSeconds(10));
            System.out.println(ended.results("thank").as(Letter.class).text());
        }
    }

    /** Two steps as lambdas, and the task that is made of them. */
    static Gradus.Builder application(Gradus.Builder builder) {
        return builder.step("charge", Order.class, Receipt.class, (order, step) -> charge(order, step.idempotencyKey()))
                .step("thank", Receipt.class, Letter.class, (receipt, step) -> thank(receipt))
                .definition(order());
    }

    private static DefinitionBuilder order() {
        Map<String, String> order = Map.of("customer", "${inputs.customer}", "cents", "${inputs.cents}");
        return DefinitionBuilder.named("order")
                .input("customer", InputType.STRING)
                .input("cents", InputType.INTEGER)
                .step("charge", step -> step.kind("charge", order).retry(5))
                .step("thank", step -> step.needs("charge").kind("thank", "${steps.charge.results}"));
    }

    /** Asks the bank, which knows by the key whether it was asked before. */
    private static Receipt charge(Order order, String key) {
        return BANK.computeIfAbsent(key, first -> new Receipt(order.customer() + "-" + order.cents()));
    }

    private static Letter thank(Receipt receipt) {
        return new Letter("Thank you for " + receipt.number());
    }
}
