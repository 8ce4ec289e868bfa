package se.bevara.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;

/** Records that somebody has been told. */
@Command(name = "note", description = {
        "Antecknar att polisen, säkerhetsenheten eller en annan verksamhet har fått veta, eller varför inte.",
        "Ett skäl som kräver polisanmälan släpper inte ärendet förrän den är antecknad."})
final class ModerateNoteCommand extends ModerateStep {

    @Parameters(paramLabel = "ÄRENDE", description = "Ärendets nummer, som M-2026-0001.")
    String id = "";

    @ArgGroup(multiplicity = "1")
    What what = new What();

    /** Who was told. */
    static final class What {
        @Option(names = "--police", description = "Polisen.")
        boolean police;

        @Option(names = "--no-police", description = "Ingen polisanmälan görs; texten säger varför.")
        boolean noPolice;

        @Option(names = "--incident", description = "Bedömningen om det är en personuppgiftsincident, och vad som gjorts.")
        boolean incident;

        @Option(names = "--referred", description = "Den som skrev om ett eget ärende har hänvisats till rätt kanal.")
        boolean referred;

        @Option(names = "--registered", description = "Diarieförd i ärendesystemet; texten är diarienumret.")
        boolean registered;

        @Option(names = "--security", description = "Säkerhetsenheten.")
        boolean security;

        @Option(names = "--forwarded", description = "En annan verksamhet, som besvarar eller avgör.")
        boolean forwarded;
    }

    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "Diarienummer, roll eller hänvisning. Inget ur handlingen.")
    String text = "";

    ModerateNoteCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Case step(Program program) {
        return program.the(Moderation.class).note(id, told(), text, by);
    }

    private Moderation.Noted told() {
        if (what.police || what.noPolice) {
            return what.police ? Moderation.Noted.POLICE : Moderation.Noted.NO_POLICE;
        }
        if (what.incident || what.referred) {
            return what.incident ? Moderation.Noted.INCIDENT : Moderation.Noted.REFERRED;
        }
        if (what.registered) {
            return Moderation.Noted.REGISTERED;
        }
        return what.security ? Moderation.Noted.SECURITY : Moderation.Noted.FORWARDED;
    }
}
