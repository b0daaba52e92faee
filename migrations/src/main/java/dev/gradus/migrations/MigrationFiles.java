package dev.gradus.migrations;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The migrations of this program: {@code V001__create_task.sql} and so on, in a folder of the class path. */
final class MigrationFiles {
    private static final Pattern NAME = Pattern.compile("V(\\d+)__(\\w+)\\.sql");

    private final String location;
    private final ClassLoader classes;

    /** The location is like {@code dev/gradus/migrations}. */
    MigrationFiles(String location, ClassLoader classes) {
        this.location = location;
        this.classes = classes;
    }

    /** In the order of their versions. */
    List<MigrationFile> list() {
        List<MigrationFile> files = new ArrayList<>();
        try {
            for (String name : names()) {
                Matcher matcher = NAME.matcher(name);
                if (matcher.matches()) {
                    files.add(new MigrationFile(
                            Integer.parseInt(matcher.group(1)), name, location + "/" + name, classes));
                }
            }
        } catch (IOException | URISyntaxException e) {
            throw new SchemaException(
                    "cannot list the migrations in " + location + ": " + e.getMessage() + ": install the program again",
                    e);
        }
        files.sort(Comparator.comparingInt(MigrationFile::version));
        return List.copyOf(files);
    }

    /** Ours are in the jar of this class; looking for them elsewhere opens every other jar before it. */
    private List<String> names() throws IOException, URISyntaxException {
        CodeSource source = MigrationFiles.class.getProtectionDomain().getCodeSource();
        if (source != null && source.getLocation().getPath().endsWith(".jar")) {
            URL folder = new URL("jar:" + source.getLocation() + "!/" + location);
            List<String> names = names(folder);
            if (!names.isEmpty()) {
                return names;
            }
        }
        List<String> names = new ArrayList<>();
        for (URL folder : Collections.list(classes.getResources(location))) {
            names.addAll(names(folder));
        }
        return names;
    }

    private static List<String> names(URL folder) throws IOException, URISyntaxException {
        if (folder.openConnection() instanceof JarURLConnection jar) {
            return namesInJar(jar);
        }
        try (Stream<Path> entries = Files.list(Path.of(new URI(folder.toString())))) {
            return entries.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static List<String> namesInJar(JarURLConnection jar) throws IOException {
        jar.setUseCaches(false); // so that closing it is ours
        String prefix = jar.getEntryName() + (jar.getEntryName().endsWith("/") ? "" : "/");
        try (JarFile file = jar.getJarFile()) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length()))
                    .toList();
        }
    }
}
