package se.bevara.cli;

import picocli.CommandLine.Command;

/** The reasons for which something may be removed. */
@Command(name = "reasons", description = "Skälen till att något får tas bort: kontrollera, läs in, visa.")
final class ModerateReasonsCommand extends Commands.Group {
}
