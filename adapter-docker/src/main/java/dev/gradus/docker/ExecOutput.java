package dev.gradus.docker;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.gradus.core.container.ContainerId;
import dev.gradus.core.container.ExecSpec;
import dev.gradus.core.port.CommandListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an exec'd program prints: the first line of its standard error is its mark, all else is passed on. Thread safe. */
final class ExecOutput {
    private final ContainerId container;
    private final @Nullable String user;
    private final CommandListener listener;
    private final PrintedText text;
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();
    private final List<Frame> early = new ArrayList<>();
    private @Nullable ExecMark mark;
    private boolean marked;

    ExecOutput(ContainerId container, ExecSpec command, CommandListener listener) {
        this.container = container;
        this.user = command.user();
        this.listener = listener;
        this.text = new PrintedText(listener::printed);
    }

    ContainerId container() {
        return container;
    }

    synchronized Optional<ExecMark> mark() {
        return Optional.ofNullable(mark);
    }

    /** What was printed in the place of a mark: why the engine could not start the program. */
    synchronized String beforeMark() {
        StringBuilder printed = new StringBuilder(first.toString(StandardCharsets.UTF_8));
        early.forEach(frame -> printed.append(new String(frame.getPayload(), StandardCharsets.UTF_8)));
        return printed.toString();
    }

    synchronized void add(Frame frame) {
        if (marked) {
            text.add(frame);
            return;
        }
        if (frame.getStreamType() != StreamType.STDERR) {
            // The outputs come by two ways, and this one may be the faster.
            early.add(frame);
            return;
        }
        first.writeBytes(frame.getPayload() == null ? new byte[0] : frame.getPayload());
        int end = first.toString(StandardCharsets.ISO_8859_1).indexOf('\n');
        if (end >= 0) {
            read(first.toByteArray(), end);
        }
    }

    private void read(byte[] printed, int end) {
        marked = true;
        mark = ExecMark.ofLine(container, user, new String(printed, 0, end, StandardCharsets.UTF_8))
                .orElse(null);
        if (mark != null) {
            listener.started(mark.note());
        }
        early.forEach(text::add);
        early.clear();
        text.add(new Frame(StreamType.STDERR, Arrays.copyOfRange(printed, end + 1, printed.length)));
    }

    synchronized void end() {
        text.end();
    }
}
