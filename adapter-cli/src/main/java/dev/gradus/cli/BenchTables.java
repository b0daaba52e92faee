package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.util.List;

/** What a measurement found, as tables for people. */
final class BenchTables {
    private static final List<String> TABLES = List.of("rounds", "start", "idle", "history", "goals");

    private BenchTables() {}

    static void print(Document report, Printer printer) {
        if (!printer.isForPeople()) {
            printer.one(report, Listing.BENCH_ROUNDS);
            return;
        }
        Document surroundings = report;
        for (String table : TABLES) {
            surroundings = surroundings.without(table);
        }
        printer.members(surroundings);
        rows(report, "rounds", Listing.BENCH_ROUNDS, printer);
        one(report, "start", printer);
        one(report, "idle", printer);
        rows(report, "history", Listing.BENCH_HISTORY, printer);
        rows(report, "goals", Listing.BENCH_GOALS, printer);
    }

    private static void rows(Document report, String table, Listing listing, Printer printer) {
        report.member(table).map(Document::items).ifPresent(rows -> {
            printer.line("");
            printer.rows(rows, listing);
        });
    }

    private static void one(Document report, String table, Printer printer) {
        report.member(table).ifPresent(values -> {
            printer.line("");
            printer.line(table);
            printer.members(values);
        });
    }
}
