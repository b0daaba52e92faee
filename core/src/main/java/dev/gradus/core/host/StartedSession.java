package dev.gradus.core.host;

/** A session that a process of ours opens: for a moment the process is there and the session is not. */
final class StartedSession implements ProcessGroup {
    private final Process process;
    private final SessionGroup session;

    StartedSession(Process process, SessionGroup session) {
        this.process = process;
        this.session = session;
    }

    @Override
    public boolean isGone() {
        return !process.isAlive() && session.isGone();
    }

    @Override
    public void terminate() throws InterruptedException {
        // Not Process.destroy: it closes the streams, and the last words would be lost.
        process.toHandle().destroy();
        session.terminate();
    }

    @Override
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        session.kill();
    }
}
