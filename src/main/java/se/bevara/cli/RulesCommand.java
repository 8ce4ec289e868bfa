package se.bevara.cli;

import picocli.CommandLine.Command;

/** The disposal decisions and their rules. */
@Command(name = "rules", description = "Gallringsbesluten: kontrollera, förhandsgranska och läsa in dem, förklara vad de betyder.")
final class RulesCommand extends Commands.Group {
}
