package se.bevara.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.moderation.Case;
import se.bevara.moderation.CaseState;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.ModerationRefused;
import se.bevara.moderation.RecordQuery;
import se.bevara.moderation.RecordsCsv;

/** Lists transfer records. */
@Command(name = "records", description = "Visar överföringsposter, äldst först, eller skriver dem som CSV-fil för kalkylblad.")
final class ModerateRecordsCommand extends ArchiveCommand {

    @Option(names = "--from", paramLabel = "DATUM", description = "Förseglade från och med denna dag, ÅÅÅÅ-MM-DD.")
    @Nullable
    LocalDate from;

    @Option(names = "--to", paramLabel = "DATUM", description = "Förseglade till och med denna dag.")
    @Nullable
    LocalDate to;

    @Option(names = "--account", paramLabel = "KONTO", description = "Bara detta konto.")
    String account = "";

    @Option(names = "--reason", paramLabel = "KOD", description = "Bara detta skäl.")
    String reason = "";

    @Option(names = "--state", paramLabel = "LÄGE", description = "Bara ärenden i detta läge, som ”avslutat”.")
    @Nullable
    String state;

    @Option(names = "--decision", paramLabel = "BESLUT", description = "Bara dem som gjorts med stöd av detta beslut; ”ingen” för avvikelserna.")
    String decision = "";

    @Option(names = "--csv", paramLabel = "FIL", description = "Skriver en rad per post till en CSV-fil.")
    @Nullable
    Path csv;

    ModerateRecordsCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        List<Case> records = program.the(Moderation.class).records(query());
        if (csv != null) {
            write(csv, records);
        }
        if (json) {
            terminal.json(records);
        } else if (csv == null) {
            print(records);
        }
        return Commands.DONE;
    }

    private RecordQuery query() {
        try {
            return new RecordQuery(from, to, account, reason,
                    state == null ? null : SwedishText.named("--state", state, CaseState.values(), CaseState::swedish), decision);
        } catch (ModerationRefused e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private void write(Path file, List<Case> records) {
        try {
            Files.write(file, RecordsCsv.of(records));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        terminal.note(records.size() + " poster i " + file);
    }

    private void print(List<Case> records) {
        if (records.isEmpty()) {
            terminal.line("Inga överföringsposter svarar mot det.");
            return;
        }
        var table = new Table("Post", "Handling", "Konto", "Skäl", "Läge", "Gjord", "Förseglad", "Beslut");
        records.forEach(one -> table.row(one.id(), one.item() == 0 ? "ingen" : one.item(), one.account(), one.code(),
                one.state().swedish(), one.origin().swedish(), one.sealed() == null ? "" : SwedishText.time(one.sealed().at()),
                ModerateListCommand.decision(one)));
        table.print(terminal);
    }
}
