package se.bevara.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disclosure.Deciding;
import se.bevara.disclosure.Packing;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.Requests;

/** Shows what a package would say. */
@Command(name = "preview", description = "Skriver exakt det som paketet skulle säga som PDF, och det som ska vägas in före beslut.")
final class DisclosePreviewCommand extends DiscloseStep {

    @Parameters(paramLabel = "BEGÄRAN", description = "Begärans nummer.")
    String request = "";

    @Option(names = "--pdf", paramLabel = "FIL", required = true, description = "Filen som skrivs. En som finns skrivs inte över.")
    Path pdf = Path.of("");

    DisclosePreviewCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    @Nullable
    Request step(Program program) {
        if (Files.exists(pdf)) {
            throw new WrongUse("--pdf: väntade en fil som inte finns, fann " + pdf);
        }
        try {
            Files.write(pdf, program.the(Packing.class).preview(request, who()));
        } catch (IOException e) {
            throw new UncheckedIOException(pdf.toString(), e);
        }
        Request one = program.the(Requests.class).find(request);
        var deciding = program.the(Deciding.class);
        deciding.warnings(one, who()).forEach(terminal::note);
        deciding.repeats(one, who()).forEach(terminal::note);
        return one;
    }
}
