package dev.gradus.core.host;

import dev.gradus.core.port.FileDigests;
import dev.gradus.core.port.LocalFiles;
import dev.gradus.core.port.Stop;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Digests of files of this host; what was read once is remembered for the life of this object. */
public final class HostFileDigests implements FileDigests {
    private final LocalFiles files = new HostFiles();
    private final DigestCache cache = new DigestCache();
    private final AtomicLong filesRead = new AtomicLong();

    @Override
    public Digests of(Path folder, Collection<String> paths, Listener listener, Stop stop) {
        var reading = new DigestReading(cache, listener, stop);
        Map<String, Fault> faults = new TreeMap<>();
        for (String path : paths) {
            LocalFiles.Sighting seen = files.look(folder, path);
            if (seen instanceof LocalFiles.Present present) {
                Fault fault = reading.read(present, path);
                if (fault != null) {
                    faults.put(path, fault);
                }
            } else {
                faults.put(path, fault(path, seen));
            }
        }
        filesRead.addAndGet(reading.filesRead());
        return new Digests(reading.digests(), faults);
    }

    /** How many files were really read so far. */
    long filesRead() {
        return filesRead.get();
    }

    private static Fault fault(String path, LocalFiles.Sighting seen) {
        if (seen instanceof LocalFiles.Outside) {
            return new Fault(false, true, "outside the task's local_path: " + path);
        } else if (seen instanceof LocalFiles.Unreadable unreadable) {
            return new Fault(false, false, "cannot read " + path + ": " + unreadable.reason());
        }
        return new Fault(true, false, "file not found: " + path);
    }
}
