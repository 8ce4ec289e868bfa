package se.bevara.cli;

import picocli.CommandLine.Command;
import se.bevara.moderation.Questions;

/** Shows what has gone without a case. */
@Command(name = "queue", description = {"Visar det som är borta eller dolt utan ärende: var det vi?",
        "Svara med ./bevara moderate answer NR."})
final class ModerateQueueCommand extends ArchiveCommand {

    ModerateQueueCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var open = program.the(Questions.class).open();
        if (json) {
            terminal.json(open);
            return Commands.DONE;
        }
        var wrongly = program.the(Questions.class).wrongly();
        wrongly.forEach(one -> terminal.line("AVVIKELSE: handling " + one.item() + " på " + one.account()
                + " togs bort utan giltigt skäl och syns inte igen. Återställ den på plattformen om det går."));
        if (open.isEmpty()) {
            terminal.line("Inga obesvarade frågor om vem som tagit bort något.");
            return wrongly.isEmpty() ? Commands.DONE : Commands.FINDINGS;
        }
        var table = new Table("Handling", "Konto", "Läge", "Senast sedd", "Först sedd så");
        open.forEach(one -> table.row(one.item(), one.account(), SwedishText.word(one.state()),
                one.lastSeen() == null ? "?" : SwedishText.time(one.lastSeen()), SwedishText.time(one.noticed())));
        table.print(terminal);
        return Commands.FINDINGS;
    }
}
