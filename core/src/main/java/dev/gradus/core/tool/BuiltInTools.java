package dev.gradus.core.tool;

import java.util.List;

/** The tools that every installation has. */
public final class BuiltInTools {
    private BuiltInTools() {}

    /** {@code echo} and {@code add}. */
    public static List<Tool<?, ?>> all() {
        return List.of(new EchoTool(), new AddTool());
    }

    /** A registry of these tools alone. */
    public static ToolRegistry registry() {
        return ToolRegistry.of(all());
    }
}
