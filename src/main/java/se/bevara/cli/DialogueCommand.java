package se.bevara.cli;

import picocli.CommandLine.Command;

/** Dialogues on others' pages. */
@Command(name = "dialogue", description = "Dialoger som våra konton för på andras sidor.")
final class DialogueCommand extends Commands.Group {
}
