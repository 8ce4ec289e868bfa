package se.bevara.cli;

import picocli.CommandLine.Command;

/** The disposals: what is due, lists, approvals, certificates. */
@Command(name = "dispose", description = "Gallringen: se vad som är gallringsbart, upprätta, godkänn och verkställ gallringslistor, läs protokoll.")
final class DisposeCommand extends Commands.Group {
}
