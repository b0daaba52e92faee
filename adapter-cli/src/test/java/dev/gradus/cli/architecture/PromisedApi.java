package dev.gradus.cli.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What callers may rely on.
 *
 * @param names full names of packages and of single classes
 */
record PromisedApi(Set<String> names) {
    private static final Pattern INCLUDED = Pattern.compile("<include>(dev\\.gradus\\.[\\w.]+)</include>");

    PromisedApi {
        names = Set.copyOf(names);
    }

    /** What each release is compared in: the parent POM's profile {@code api}. */
    static PromisedApi compared() throws IOException {
        Set<String> names = new TreeSet<>();
        INCLUDED.matcher(Files.readString(Path.of("../pom.xml"))).results().forEach(name -> names.add(name.group(1)));
        return new PromisedApi(names);
    }

    boolean includes(JavaClass type) {
        String outermost = type.getName().replaceFirst("\\$.*", "");
        return names.contains(type.getPackageName()) || names.contains(outermost);
    }
}
