package dev.gradus.core.kind;

import dev.gradus.core.port.Stop;
import java.util.concurrent.Callable;

/** Interrupts the thread of a body when its attempt has to stop; afterwards the thread is free of our interrupt. Used once. */
public final class InterruptOnStop {
    private final Thread thread = Thread.currentThread();
    private boolean over;
    private boolean interrupted;

    private InterruptOnStop() {}

    /** Calls the body on the calling thread. */
    public static <T> T during(Stop stop, Callable<T> body) throws Exception {
        InterruptOnStop guard = new InterruptOnStop();
        stop.whenRequested(guard::interrupt);
        try {
            return body.call();
        } finally {
            guard.end();
        }
    }

    private synchronized void interrupt() {
        if (!over) {
            interrupted = true;
            thread.interrupt();
        }
    }

    private synchronized void end() {
        over = true;
        if (interrupted) {
            Thread.interrupted();
        }
    }
}
