package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.Pasted;

/** Begins a case. */
@Command(name = "begin", description = {
        "Börjar ett modereringsärende: bevisen samlas och läses om, också en bild där skälet begär det. Därefter förseglas posten.",
        "Ta inte bort något på plattformen förrän den är förseglad. Laglig kritik är tillåten och tas inte bort."})
final class ModerateBeginCommand extends ModerateStep {

    @Parameters(arity = "0..1", paramLabel = "NR", description = "Handlingens nummer.")
    long item;

    @Option(names = "--reason", paramLabel = "KOD", required = true, description = "Skälet, som ./bevara moderate reasons list visar det.")
    String reason = "";

    @Option(names = "--hide", description = "Handlingen ska döljas, inte tas bort.")
    boolean hide;

    @Option(names = "--address", paramLabel = "ADRESS", description = {
            "I stället för numret: handlingens adress, inom citattecken. Finns den inte i arkivet hämtas kontot genast.",
            "För det som inte får kopieras hämtas aldrig något."})
    String address = "";

    @Option(names = "--account", paramLabel = "KONTO", description = {
            "Kontot som adressen hör till, där adressen inte själv säger det:",
            "som när kommentaren är skriven från en annan server."})
    String account = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "En anteckning. Inget ur handlingen.")
    String note = "";

    ModerateBeginCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Case step(Program program) {
        if (item == 0 == address.isEmpty()) {
            throw new WrongUse("Ange handlingens nummer, eller --address med dess adress.");
        }
        var how = hide ? Case.How.HIDDEN : Case.How.REMOVED;
        return item == 0
                ? program.the(Pasted.class).begin(account, address, how, reason, by, note)
                : program.the(Moderation.class).begin(item, how, reason, by, note);
    }
}
