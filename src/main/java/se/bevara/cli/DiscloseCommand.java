package se.bevara.cli;

import picocli.CommandLine.Command;

/** Requests for access. */
@Command(name = "disclose", description = {"Utlämnande: en begäran om allmän handling, från det att den kommer till paketet.",
        "Vem som begär och varför frågas inte efter (2 kap. 18 § tryckfrihetsförordningen)."})
final class DiscloseCommand extends Commands.Group {
}
