package dev.gradus.http;

import java.util.List;

/**
 * Something a client can follow. Equal sources give equal answers, so that clients at the same place share one reading.
 */
interface EventSource {
    /** What comes after the cursor, in order, at most {@code limit}; a reader that goes on from the last misses nothing. */
    List<Frame> after(String cursor, int limit);

    /** Where a client begins that does not say where. */
    String begin();

    /** Throws when that is no cursor of this source. */
    void check(String cursor);

    /**
     * One event as it is sent.
     *
     * @param cursor its id, from which a reader can go on
     * @param bytes the event in the form of the event stream
     */
    record Frame(String cursor, byte[] bytes) {}
}
