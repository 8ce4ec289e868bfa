package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;

/** Begins a case. */
@Command(name = "begin", description = {"Börjar ett modereringsärende: bevisen läses om, därefter förseglas överföringsposten.",
        "Ta inte bort något på plattformen förrän den är förseglad. Laglig kritik är tillåten och tas inte bort."})
final class ModerateBeginCommand extends ModerateStep {

    @Parameters(arity = "0..1", paramLabel = "NR", description = "Handlingens nummer.")
    long item;

    @Option(names = "--reason", paramLabel = "KOD", required = true, description = "Skälet, som ./bevara moderate reasons list visar det.")
    String reason = "";

    @Option(names = "--hide", description = "Handlingen ska döljas, inte tas bort.")
    boolean hide;

    @Option(names = "--address", paramLabel = "ADRESS", description = {
            "Bara för det som inte får kopieras: adressen, som aldrig hämtas.",
            "Kräver --account."})
    String address = "";

    @Option(names = "--account", paramLabel = "KONTO", description = "Kontot som adressen hör till.")
    String account = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "En anteckning. Inget ur handlingen.")
    String note = "";

    ModerateBeginCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Case step(Program program) {
        var moderation = program.the(Moderation.class);
        if (item == 0 == address.isEmpty()) {
            throw new WrongUse("Ange handlingens nummer, eller --address och --account för det som inte får kopieras.");
        }
        return item == 0
                ? moderation.beginUncopied(account, address, reason, by, note)
                : moderation.begin(item, hide ? Case.How.HIDDEN : Case.How.REMOVED, reason, by, note);
    }
}
