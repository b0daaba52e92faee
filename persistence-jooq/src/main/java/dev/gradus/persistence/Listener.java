package dev.gradus.persistence;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens on one connection, on a thread of its own, and comes back after a while when the connection breaks. */
final class Listener implements Runnable, AutoCloseable {
    /** After so much silence the connection is tried, since a dead one is silent too. */
    private static final int SILENCE_MILLIS = 30_000;

    private static final int ANSWER_SECONDS = 3;
    private static final long RECONNECT_MILLIS = 2_000;

    private final DataSource source;
    private final String channel;
    private final String ownSender;
    private final Runnable heard;
    private final Thread thread = new Thread(this, "gradus-listen");
    private final Semaphore stop = new Semaphore(0);
    private final AtomicReference<@Nullable Connection> open = new AtomicReference<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean closed;

    Listener(DataSource source, String channel, String ownSender, Runnable heard) {
        this.source = source;
        this.channel = channel;
        this.ownSender = ownSender;
        this.heard = heard;
        thread.setDaemon(true);
    }

    /** Starts listening, once. */
    void start() {
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                try (Connection connection = source.getConnection()) {
                    open.set(connection);
                    listen(connection);
                } catch (SQLException | DataAccessException broken) {
                    waitBeforeReturning(broken);
                } finally {
                    open.set(null);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        Statements.onSearchPath().on(connection).execute(PlainSql.listen(channel));
        heard.run(); // for what was missed before
        PGConnection notified = connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] notifications = notified.getNotifications(SILENCE_MILLIS);
            if (isFromOthers(notifications)) {
                heard.run();
            } else if (isSilence(notifications) && !connection.isValid(ANSWER_SECONDS)) {
                return;
            }
        }
    }

    private static boolean isSilence(PGNotification @Nullable [] notifications) {
        return notifications == null || notifications.length == 0;
    }

    private boolean isFromOthers(PGNotification @Nullable [] notifications) {
        if (notifications != null) {
            for (PGNotification notification : notifications) {
                if (!ownSender.equals(notification.getParameter())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void waitBeforeReturning(Exception broken) throws InterruptedException {
        if (!closed) {
            log().log(Level.DEBUG, "not listening for hints: {0}", broken.getMessage());
            closed |= stop.tryAcquire(RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Breaks the connection, because its thread waits in it. */
    @Override
    public void close() {
        closed = true;
        stop.release();
        Connection connection = open.get();
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException alreadyBroken) {
                log().log(Level.DEBUG, "the listening connection was broken: {0}", alreadyBroken.getMessage());
            }
        }
        ListenNotifyHint.join(thread);
    }

    /** Found when it is needed: finding it opens every jar, which a short command has no time for. */
    private static Logger log() {
        return System.getLogger(Listener.class.getName());
    }
}
