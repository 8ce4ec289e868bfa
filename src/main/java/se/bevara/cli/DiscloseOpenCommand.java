package se.bevara.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.Requests;

/** Opens a request. */
@Command(name = "open", description = "Lägger upp en begäran. Den besvaras skyndsamt; klockan går från den dag den kom.")
final class DiscloseOpenCommand extends DiscloseStep {

    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "Vad som begärs, med egna ord.")
    String text = "";

    @Option(names = "--received", paramLabel = "DATUM", description = "Dagen den kom. Annars i dag.")
    @Nullable
    LocalDate received;

    @Option(names = "--follows", paramLabel = "BEGÄRAN", description = "En tidigare begäran som den hänvisar till.")
    String follows = "";

    @Option(names = "--authority", paramLabel = "MYNDIGHET", description = {
            "Myndigheten vars handlingar begärs, som kontoregistret skriver den; kan anges flera gånger. Annars alla."})
    List<String> authorities = new ArrayList<>();

    @Option(names = "--given", paramLabel = "TEXT", description = {
            "Bara det som den som begär själv har uppgett, och bara om det behövs. Fråga aldrig efter det."})
    String given = "";

    DiscloseOpenCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Request step(Program program) {
        return program.the(Requests.class).open(new Requests.Opening(text, received, follows, given, authorities), by);
    }
}
