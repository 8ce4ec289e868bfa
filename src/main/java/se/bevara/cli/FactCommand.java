package se.bevara.cli;

import picocli.CommandLine.Command;

/** What people say of items. */
@Command(name = "fact", description = "Det som människor bedömt om handlingar och konton.")
final class FactCommand extends Commands.Group {
}
