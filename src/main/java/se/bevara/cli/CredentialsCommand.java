package se.bevara.cli;

import picocli.CommandLine.Command;

/** The credentials that the platforms ask for. */
@Command(name = "credentials", description = "Behörigheterna till plattformarna: visa, ange, dra in.")
final class CredentialsCommand extends Commands.Group {
}
