package se.bevara.cli;

import picocli.CommandLine.Command;

/** Accounts that the register does not know. */
@Command(name = "discovered", description = "Konton som våra inlägg och webbsidor länkar till och som inte finns i registret.")
final class DiscoveredCommand extends Commands.Group {
}
