package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints results in the format asked for. */
final class Printer {
    private final PrintWriter out;
    private final OutputFormat format;
    private final Terminal terminal;

    Printer(PrintWriter out, @Nullable OutputFormat format, Terminal terminal) {
        this.out = out;
        this.format = Objects.requireNonNullElse(format, OutputFormat.TABLE);
        this.terminal = terminal;
    }

    /** Whether people read it. */
    boolean isForPeople() {
        return format == OutputFormat.TABLE || format == OutputFormat.WIDE;
    }

    /** Whether results go out one by one. */
    boolean isLines() {
        return format == OutputFormat.JSONL;
    }

    /** A list. */
    void list(List<Document> rows, Listing listing) {
        switch (format) {
            case TABLE, WIDE -> table(rows, listing.columns(terminal.clock().instant()));
            case JSON -> out.println(Document.array(rows).toPrettyJson());
            case JSONL -> rows.forEach(row -> out.println(row.toJson()));
            case IDS -> rows.forEach(row -> out.println(Cells.text(row, listing.id())));
            case CSV -> Csv.print(rows, listing.columns(null), out);
            case MARKDOWN, HTML, JUNIT -> throw new IllegalStateException("a list is no report");
        }
        out.flush();
    }

    /** One thing; people get its members as lines. */
    void one(Document thing, Listing listing) {
        switch (format) {
            case TABLE, WIDE -> members(thing);
            case JSON -> out.println(thing.toPrettyJson());
            case JSONL, IDS, CSV, MARKDOWN, HTML, JUNIT -> list(List.of(thing), listing);
        }
        out.flush();
    }

    /** What a command changed: people get rows, programs one thing as itself. */
    void changed(List<Document> things, Listing listing) {
        if (things.size() == 1 && !isForPeople()) {
            one(things.get(0), listing);
        } else {
            list(things, listing);
        }
    }

    /** A text that ends its own lines. */
    void text(String text) {
        out.print(text);
        out.flush();
    }

    /** Text for people. */
    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** The members of an object, one a line, those that say nothing left out. */
    void members(Document thing) {
        int width = thing.keys().stream().mapToInt(String::length).max().orElse(0);
        thing.members().forEach((name, value) -> {
            String shown = Cells.text(value);
            if (!shown.isEmpty()) {
                out.println(TextTable.padded(name, width) + "  " + shown);
            }
        });
    }

    /** A table whatever the format. */
    void table(List<Document> rows, List<Column> columns) {
        List<Column> shown = columns.stream()
                .filter(column -> format == OutputFormat.WIDE || !column.wide())
                .toList();
        TextTable.of(rows, shown).lines().forEach(out::println);
    }

    /** A table of a listing, within other text for people. */
    void rows(List<Document> rows, Listing listing) {
        table(rows, listing.columns(terminal.clock().instant()));
    }
}
