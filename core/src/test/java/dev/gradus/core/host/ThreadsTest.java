package dev.gradus.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadsTest {

    @Test
    void anExecutorRunsMoreWorkThanItHasThreads() throws Exception {
        ExecutorService executor = Threads.newExecutor("gradus-test", 2);
        List<Future<String>> names = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            names.add(executor.submit(() ->
                    Thread.currentThread().getName() + Thread.currentThread().isDaemon()));
        }

        for (Future<String> name : names) {
            assertThat(name.get(10, TimeUnit.SECONDS))
                    .startsWith("gradus-test-")
                    .endsWith("true");
        }
        executor.shutdown();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void threadsAreVirtualWhereTheJvmHasThem() throws Exception {
        ExecutorService executor = Threads.newExecutor("gradus-test", 2);

        // Virtual threads all belong to one group of this name.
        String group = executor.submit(
                        () -> Thread.currentThread().getThreadGroup().getName())
                .get(10, TimeUnit.SECONDS);

        assertThat("VirtualThreads".equals(group)).isEqualTo(Threads.areVirtual());
        executor.shutdown();
    }
}
