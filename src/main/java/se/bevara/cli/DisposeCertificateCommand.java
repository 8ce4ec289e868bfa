package se.bevara.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disposal.Disposals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows a certificate, or writes it as a PDF. */
@Command(name = "certificate", description = "Visar ett gallringsprotokoll, eller skriver det som PDF/A. Det har samma nummer som listan.")
final class DisposeCertificateCommand extends DisposalCommand {

    @Parameters(paramLabel = "LISTA", description = "Protokollets nummer, som en gallrad handling anger det.")
    String id = "";

    @Option(names = "--pdf", paramLabel = "FIL", description = "Skriver protokollet som PDF/A-2b till denna fil.")
    @Nullable
    Path pdf;

    DisposeCertificateCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program, Disposals disposals) {
        Path target = pdf;
        try {
            if (target != null) {
                Files.copy(file(disposals, "pdf"), target, StandardCopyOption.REPLACE_EXISTING);
                terminal.line("Gallringsprotokoll " + id + " skrivet till " + target);
            } else if (json) {
                terminal.file(Files.readAllBytes(file(disposals, "json")));
            } else {
                JsonMapper.shared().readTree(Files.readAllBytes(file(disposals, "json"))).properties()
                        .forEach(field -> show(field.getKey(), field.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Commands.DONE;
    }

    private Path file(Disposals disposals, String kind) {
        return disposals.certificate(id, kind).orElseThrow(() -> new WrongUse(disposals.find(id)
                .map(list -> "gallringslista " + id + ": den är " + list.state().swedish() + " och har inget protokoll ännu")
                .orElse("gallringsprotokoll: väntade ett som finns, fann " + id)));
    }

    private void show(String name, JsonNode value) {
        String label = name.replace('_', ' ');
        if (name.equals("handlingar")) {
            terminal.line(label + ": " + value.size() + " åtaganden, alla i protokollets JSON-fil (--json)");
        } else if (value.isArray()) {
            terminal.line(label + ":");
            value.forEach(one -> terminal.line("  " + one.asString()));
        } else if (value.isObject()) {
            terminal.line(label + ":");
            value.properties()
                    .forEach(one -> terminal.line("  " + one.getKey().replace('_', ' ') + ": " + one.getValue().asString()));
        } else {
            terminal.line(label + ": " + value.asString());
        }
    }
}
