package se.bevara.cli;

import picocli.CommandLine.Command;

/** The holds. */
@Command(name = "hold", description = "Gallringsstopp: lägg, häv, visa.")
final class HoldCommand extends Commands.Group {
}
