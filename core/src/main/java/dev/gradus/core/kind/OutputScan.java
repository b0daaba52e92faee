package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.LogChunk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a program says of its outputs while it prints: the first {@code outputs_uri=VALUE}, else the first link of a pull
 * request, else the first of an artifact, those of standard output first; and an excerpt. Holds a bounded part of the output.
 * Not thread safe.
 */
final class OutputScan {
    /** The longest excerpt, in characters. */
    static final int MAX_EXCERPT = 2_000;

    private static final int EDGE = 10;
    private static final int MAX_LINE = 8 << 10;
    private static final int MAX_URI = 512;
    private static final Pattern TOLD = Pattern.compile("outputs_uri=(\\S+)");
    private static final Pattern PULL_REQUEST = Pattern.compile("https://github\\.com/[^\\s/]+/[^\\s/]+/pull/\\d+");
    private static final Pattern ARTIFACT = Pattern.compile("https://\\S+/artifacts/\\S+");

    private final Map<LogChunk.Source, Side> sides = new EnumMap<>(LogChunk.Source.class);

    /** More of what the program prints. */
    void add(LogChunk.Source source, String text) {
        sides.computeIfAbsent(source, any -> new Side()).add(text);
    }

    /** The results with what was found: {@code outputs_uri}, {@code pull_request} when it is one, {@code log_excerpt}. */
    Document addTo(Document results) {
        sides.values().forEach(Side::end);
        String uri = uri();
        Document found = results.with("outputs_uri", uri).with("log_excerpt", Document.ofForeignText(excerpt()));
        return isPullRequest(uri) ? found.with("pull_request", uri) : found;
    }

    /** Whether a person has to look at the results. */
    static boolean asksForReview(Document results) {
        return results.member("pull_request").isPresent();
    }

    private static boolean isPullRequest(@Nullable String uri) {
        return uri != null && uri.contains("/pull/");
    }

    private @Nullable String uri() {
        return Stream.of(TOLD, PULL_REQUEST, ARTIFACT)
                .flatMap(kind -> both().flatMap(side -> Stream.ofNullable(side.found.get(kind))))
                .findFirst()
                .orElse(null);
    }

    private Stream<Side> both() {
        return Stream.of(LogChunk.Source.STDOUT, LogChunk.Source.STDERR)
                .flatMap(name -> Stream.ofNullable(sides.get(name)));
    }

    private String excerpt() {
        List<String> lines = new ArrayList<>();
        long all = both().mapToLong(side -> side.lines).sum();
        both().forEach(side -> lines.addAll(side.kept()));
        boolean whole = all <= 2 * EDGE;
        Stream<String> shown = whole
                ? lines.stream()
                : Stream.of(lines.subList(0, EDGE), List.of("..."), lines.subList(lines.size() - EDGE, lines.size()))
                        .flatMap(List::stream);
        String text = String.join("\n", shown.toList());
        return text.length() <= MAX_EXCERPT ? text : text.substring(0, MAX_EXCERPT);
    }

    /** One of the two outputs, line by line. */
    private static final class Side {
        private final StringBuilder line = new StringBuilder();
        private final List<String> first = new ArrayList<>();
        private final Deque<String> last = new ArrayDeque<>();
        private final Map<Pattern, String> found = new HashMap<>();
        private long lines;

        void add(String text) {
            int from = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
                append(text, from, end);
                end();
                from = end + 1;
            }
            append(text, from, text.length());
        }

        private void append(String text, int from, int to) {
            line.append(text, from, Math.min(to, from + Math.max(0, MAX_LINE - line.length())));
        }

        void end() {
            String whole = line.toString();
            line.setLength(0);
            if (whole.isBlank()) {
                return;
            }
            Stream.of(TOLD, PULL_REQUEST, ARTIFACT).forEach(kind -> look(kind, whole));
            lines++;
            String shown = whole.length() <= MAX_EXCERPT ? whole : whole.substring(0, MAX_EXCERPT);
            if (first.size() < 2 * EDGE) {
                first.add(shown);
            }
            last.addLast(shown);
            if (last.size() > EDGE) {
                last.removeFirst();
            }
        }

        private void look(Pattern kind, String whole) {
            Matcher matcher = kind.matcher(whole);
            if (!found.containsKey(kind) && matcher.find()) {
                String uri = matcher.group(matcher.groupCount());
                found.put(kind, uri.length() <= MAX_URI ? uri : uri.substring(0, MAX_URI));
            }
        }

        /** All lines when there are few, else the first and the last. */
        List<String> kept() {
            if (lines <= 2 * EDGE) {
                return first;
            }
            List<String> edges = new ArrayList<>(first.subList(0, EDGE));
            edges.addAll(last);
            return edges;
        }
    }
}
