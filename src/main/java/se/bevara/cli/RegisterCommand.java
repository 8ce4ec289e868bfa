package se.bevara.cli;

import picocli.CommandLine.Command;

/** The register of accounts. */
@Command(name = "register", description = "Kontoregistret: läs in, visa, hämta en mall.")
final class RegisterCommand extends Commands.Group {
}
