package dev.gradus.core.host;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The processes below one, as the JDK sees them: for hosts without setsid or without Linux's process table. A grandchild whose
 * parent ended before it was seen here is not found.
 */
final class HandleTree implements ProcessGroup {
    private final ProcessHandle top;
    private final Set<ProcessHandle> seen = new LinkedHashSet<>();

    HandleTree(ProcessHandle top) {
        this.top = top;
        seen.add(top);
    }

    @Override
    public boolean isGone() {
        look();
        return seen.stream().noneMatch(ProcessHandle::isAlive);
    }

    @Override
    public void terminate() {
        look();
        seen.forEach(ProcessHandle::destroy);
    }

    @Override
    public void kill() {
        look();
        seen.forEach(ProcessHandle::destroyForcibly);
    }

    private void look() {
        top.descendants().forEach(seen::add);
    }
}
