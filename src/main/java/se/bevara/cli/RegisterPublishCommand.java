package se.bevara.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.accounts.PublicAccounts;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Writes the public list of accounts as files for a web site. */
@Command(name = "publish", description = "Skriver den offentliga kontoförteckningen i en mapp: webbsida, CSV och JSON, hel och för varje förvaltning.")
@Needs(Right.REGISTER)
final class RegisterPublishCommand extends ArchiveCommand {

    @Parameters(paramLabel = "MAPP", description = "Skapas om den inte finns. Äldre förteckningar i den skrivs över.")
    Path folder = Path.of(".");

    @Option(names = "--by", paramLabel = "NAMN", description = "Vem som publicerar. Annars registrator.")
    String by = "registrator";

    RegisterPublishCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var published = program.the(PublicAccounts.class).publish(folder, by);
        if (json) {
            terminal.json(published);
            return Commands.DONE;
        }
        terminal.line(published.accounts() + (published.accounts() == 1 ? " konto" : " konton") + " i " + published.files()
                + " filer i " + folder + ".");
        terminal.line(published.evidence()
                .map(name -> "Förteckningen har ändrats och är bevarad i archive/register/public/" + name + ".")
                .orElse("Förteckningen är som när den senast bevarades."));
        return Commands.DONE;
    }
}
