package dev.gradus.core.engine;

import dev.gradus.core.port.WorkerInfo;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a process says of itself, put together when it is first asked: its container engine is not asked before, and again only when
 * what is said shall be fresh. Thread safe.
 */
final class ProcessInfo implements Supplier<WorkerInfo> {
    private final String name;
    private final Supplier<WorkerInfo> source;
    private @Nullable WorkerInfo known;

    ProcessInfo(String name, Supplier<WorkerInfo> source) {
        this.name = name;
        this.source = source;
    }

    /** For people, such as {@code host:pid}. */
    String name() {
        return name;
    }

    /** The same, asked anew; whoever asks waits for the container engine's answer. */
    WorkerInfo fresh() {
        WorkerInfo asked = source.get();
        synchronized (this) {
            known = asked;
        }
        return asked;
    }

    @Override
    public synchronized WorkerInfo get() {
        if (known == null) {
            known = source.get();
        }
        return known;
    }
}
