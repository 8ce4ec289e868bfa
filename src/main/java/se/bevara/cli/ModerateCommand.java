package se.bevara.cli;

import picocli.CommandLine.Command;

/** Moderation: what is taken from public view. */
@Command(name = "moderate", description = {
        "Moderering: ta bort det som strider mot lag eller regler, i rätt ordning, och aldrig förlora det.",
        "Laglig kritik är tillåten och tas inte bort."})
final class ModerateCommand extends Commands.Group {
}
