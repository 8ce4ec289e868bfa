package se.bevara.cli;

import picocli.CommandLine.Command;

/** The disposal decisions and their rules. */
@Command(name = "rules", description = "Gallringsbesluten: kontrollera dem, pröva fall mot dem.")
final class RulesCommand extends Commands.Group {
}
