package dev.gradus.cli.app;

/** How many connections an installation keeps at most; a pool of none is that for work. One more listens for hints. */
enum Pools {
    /** A command: one pool, whose connections are opened when they are wanted. */
    COMMAND(4, 0, 0),
    /** Only a worker. */
    WORKER(4, 2, 1),
    /** API and worker together. */
    SERVER(14, 2, 1);

    private final int work;
    private final int heartbeat;
    private final int maintenance;

    Pools(int work, int heartbeat, int maintenance) {
        this.work = work;
        this.heartbeat = heartbeat;
        this.maintenance = maintenance;
    }

    int work() {
        return work;
    }

    int heartbeat() {
        return heartbeat;
    }

    int maintenance() {
        return maintenance;
    }
}
