package dev.gradus.cli;

import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The list of commands in a help, which says what picocli's own would without the commands having been made: a command takes
 * picocli a millisecond, and there are fifty.
 */
final class CommandList implements IHelpSectionRenderer {
    private static final int MARGIN = 2;

    private final Map<String, Supplier<String>> descriptions;

    /** Of these words, in their order; a description is one line. */
    CommandList(Map<String, Supplier<String>> descriptions) {
        this.descriptions = descriptions;
    }

    /** Has the help of the command that they follow show it. */
    void showIn(CommandLine parent) {
        parent.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, this);
    }

    @Override
    public String render(Help help) {
        int width = help.commandSpec().usageMessage().width();
        int longest =
                descriptions.keySet().stream().mapToInt(String::length).max().orElse(0);
        int words = Math.min(longest, width / 2) + MARGIN;
        TextTable table = TextTable.forColumns(
                help.colorScheme(),
                new Column(words, MARGIN, Overflow.SPAN),
                new Column(width - words, MARGIN, Overflow.WRAP));
        descriptions.forEach((word, description) -> table.addRowValues(
                help.colorScheme().commandText(word), help.colorScheme().text(description.get())));
        return table.toString();
    }
}
