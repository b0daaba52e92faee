package dev.gradus.core.kind;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What commands get of our environment: {@code PATH}, {@code HOME} and {@code LANG} always, and what is on the allow-list when
 * a step asks for it. Nothing else is inherited. Immutable.
 */
public final class CommandEnvironment {
    private static final Set<String> ALWAYS = Set.of("PATH", "HOME", "LANG");
    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

    private final Map<String, String> own;
    private final Set<String> allowed;

    /**
     * @param own our environment, such as {@code System.getenv()}
     * @param allowed the names that steps may ask for with {@code pass_env}
     */
    public CommandEnvironment(Map<String, String> own, Set<String> allowed) {
        this.own = Map.copyOf(own);
        this.allowed = Collections.unmodifiableSet(new TreeSet<>(allowed));
    }

    /** Whether a step may ask for this name. */
    boolean allows(String name) {
        return ALWAYS.contains(name) || allowed.contains(name);
    }

    /** The names that steps may ask for, sorted. */
    Set<String> allowed() {
        return allowed;
    }

    /** What is passed on of the names that a step asks for. */
    Map<String, String> passed(Set<String> names) {
        Map<String, String> passed = new TreeMap<>(own);
        passed.keySet().removeIf(name -> !names.contains(name) || !allows(name));
        return passed;
    }

    /** A command's whole environment: what it sets itself comes over what it is passed. */
    Map<String, String> of(Set<String> passed, Map<String, String> set) {
        Map<String, String> all = new TreeMap<>();
        all.put("PATH", DEFAULT_PATH);
        own.forEach((name, value) -> {
            if (ALWAYS.contains(name) || (passed.contains(name) && allows(name))) {
                all.put(name, value);
            }
        });
        all.putAll(set);
        return all;
    }
}
