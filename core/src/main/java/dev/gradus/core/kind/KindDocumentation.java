package dev.gradus.core.kind;

import java.util.List;

/** Writes {@code docs/step-kinds.md} from the kinds themselves. */
public final class KindDocumentation {
    private static final String HEAD = """
            # Step kinds

            Generated from the kinds; a test fails when this page differs. Rewrite it with
            `mvn -pl core test -Dtest=KindDocumentationTest -Dgradus.docs.write=true`.

            A step has exactly one kind key, beside the common keys (`id`, `needs`, `when`, `retry`, `timeout`, …). The examples
            are JSON, which is YAML too. Placeholders such as `${inputs.x}` may stand wherever a value may.
            """;

    private KindDocumentation() {}

    /** The page, in Markdown. */
    public static String markdown(KindRegistry kinds) {
        var page = new StringBuilder(HEAD);
        kinds.all().forEach(kind -> append(page, kind));
        return page.toString();
    }

    private static void append(StringBuilder page, StepKind kind) {
        KindProfile profile = kind.profile();
        page.append("\n## `").append(kind.name()).append("`\n\n");
        page.append(profile.summary()).append('\n');
        if (profile.hostExecuting()) {
            page.append("\nIt runs programs on the host: refused over HTTP unless a token is configured or ")
                    .append("`--allow-host-commands` was given.\n");
        }
        if (kind instanceof Documented documented) {
            append(page, documented.guide());
        }
    }

    private static void append(StringBuilder page, KindGuide guide) {
        page.append("\n```json\n");
        guide.examples().forEach(example -> page.append(example).append('\n'));
        page.append("```\n");
        table(page, "setting", guide.settings());
        table(page, "result", guide.results());
        table(page, "failure", guide.failures());
    }

    private static void table(StringBuilder page, String heading, List<KindGuide.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        page.append("\n| ").append(heading).append(" | |\n| --- | --- |\n");
        for (KindGuide.Entry entry : entries) {
            page.append("| `").append(entry.name()).append("` | ");
            page.append(entry.meaning().replace("|", "\\|")).append(" |\n");
        }
    }
}
