package se.bevara.cli;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.archive.Archive;
import se.bevara.archive.Closures;
import se.bevara.archive.Content;
import se.bevara.archive.Disposal;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.disclosure.AsOf;
import se.bevara.snapshot.Snapshot;
import se.bevara.snapshot.Snapshots;

/** Shows one item with all its versions. */
@Command(name = "show", description = "Visar en handling: alla versioner, läge, var den finns i arkivet.")
final class ShowCommand extends ArchiveCommand {

    @Parameters(paramLabel = "NR", description = "Handlingens nummer, som ./bevara search visar det.")
    long number;

    @Option(names = "--as-of", paramLabel = "DATUM", description = "Som den stod vid slutet av denna dag, ÅÅÅÅ-MM-DD, och vad arkivet hade då.")
    @Nullable
    LocalDate day;

    ShowCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var archive = program.the(Archive.class);
        var item = archive.item(number).orElseThrow(() -> new WrongUse("Det finns ingen handling med nummer " + number + "."));
        if (item.disposal() != null) {
            return disposed(program, item, item.disposal());
        }
        if (program.the(Closures.class).of(List.of(number)).containsKey(number)) {
            return closed(program, item);
        }
        if (day != null) {
            return asOf(archive, item, day);
        }
        var contents = item.versions().stream().map(version -> archive.content(item, version.number())).toList();
        if (json) {
            terminal.json(new Whole(item, contents, shown(program)));
            return Commands.DONE;
        }
        head(item, contents.getLast(), author(program, item, contents.getLast()));
        for (int i = 0; i < contents.size(); i++) {
            version(item.versions().get(i), contents.get(i));
        }
        pictured(program.the(Snapshots.class).showing(item.id()));
        return Commands.DONE;
    }

    private int asOf(Archive archive, Item item, LocalDate day) {
        var stood = AsOf.of(item, number -> archive.content(item, number), AsOf.end(day), AsOf.View.PLATFORM);
        Content said = stood.version() == 0 ? null : archive.content(item, stood.version());
        if (json) {
            terminal.json(new StoodThen(item.id(), day, stood, said));
            return Commands.DONE;
        }
        field("Handling", item.id() + ", " + SwedishText.word(item.kind()) + ", " + item.account());
        field("Den " + day, switch (stood.presence()) {
            case NOT_YET -> "ännu inte skriven";
            case STOOD -> "stod på plattformen";
            case PERHAPS -> "stod kanske kvar: senast sedd "
                    + (item.lastSeen() == null ? "okänt när" : SwedishText.time(item.lastSeen())) + ", först borta "
                    + SwedishText.time(item.noticed());
            case OUT -> "redan " + SwedishText.word(item.state()) + ", noterat " + SwedishText.time(item.noticed());
            case DISPOSED -> "gallrad";
        });
        field("Arkivet", stood.known()
                ? "hade då version " + stood.knewVersion()
                : "hade den inte då; hämtades "
                        + SwedishText.time(item.firstCaptured()));
        if (stood.perhapsLater()) {
            terminal.line("Kan redan ha ändrats: nästa version kom till mellan två hämtningar.");
        }
        if (stood.onlyLater()) {
            terminal.line("Redigerad före första hämtningen men efter denna dag: hur den löd då finns inte i arkivet.");
        }
        if (said != null) {
            version(item.versions().get(stood.version() - 1), said);
        }
        return Commands.DONE;
    }

    /** An item as it stood on a day. @param said what the version that stood says; null where none can be shown */
    record StoodThen(long item, LocalDate day, AsOf.Standing standing, @Nullable Content said) {
    }

    private int closed(Program program, Item item) {
        if (json) {
            terminal.json(new Whole(item, List.of(), shown(program)));
            return Commands.DONE;
        }
        field("Handling", item.id() + ", " + SwedishText.word(item.kind()) + ", " + SwedishText.word(item.direction()));
        field("Konto", item.account());
        field("Läge", SwedishText.word(item.state()) + " sedan " + SwedishText.time(item.noticed()));
        terminal.line("Handlingen är sekretessmarkerad och visas inte.");
        return Commands.DONE;
    }

    private int disposed(Program program, Item item, Disposal disposal) {
        if (json) {
            terminal.json(new Whole(item, List.of(), shown(program)));
            return Commands.DONE;
        }
        field("Handling", item.id() + ", " + SwedishText.word(item.kind()) + ", " + SwedishText.word(item.direction()));
        field("Konto", item.account());
        field("Skriven", SwedishText.time(item.platformTime()) + "  (plattformens tid)");
        field("Arkiverad", SwedishText.time(item.firstCaptured()));
        field("Gallrad", SwedishText.time(disposal.at()) + " enligt " + disposal.decision() + ", gallringsprotokoll "
                + disposal.certificate());
        pictured(program.the(Snapshots.class).showing(item.id()));
        return Commands.DONE;
    }

    private void head(Item item, Content newest, String author) {
        field("Handling", item.id() + ", " + SwedishText.word(item.kind()) + ", " + SwedishText.word(item.direction()) + " ("
                + SwedishText.reason(item.directionReason()) + ")");
        field("Konto", item.account());
        field("Av", author);
        field("Skriven", SwedishText.time(item.platformTime()) + "  (plattformens tid)");
        field("Arkiverad", SwedishText.time(item.firstCaptured()));
        field("Läge", SwedishText.word(item.state()) + " sedan " + SwedishText.time(item.noticed()));
        if (item.lastSeen() != null) {
            field(item.state() == ItemState.HIDDEN ? "Senast synlig" : "Senast sedd", SwedishText.time(item.lastSeen()));
        }
        if (item.parent() != null) {
            field("Svar på", item.parent() + " i tråden " + item.thread());
        }
        if (newest.permalink() != null) {
            field("Adress", newest.permalink().toString());
        }
    }

    private void version(Item.Version version, Content content) {
        terminal.line("");
        terminal.line("Version " + version.number() + ", hämtad " + SwedishText.time(version.captured()));
        content.text().lines().forEach(line -> terminal.line("  | " + line));
        for (var media : version.media()) {
            String failure = media.failure();
            terminal.line("  Bilaga " + media.number() + ": "
                    + (failure == null ? media.mediaType() + ", " + SwedishText.bytes(media.size()) : "saknas, " + failure));
        }
        terminal.line("  Finns i " + version.segment() + ", byte " + version.offset() + ", post " + version.ledgerEntry()
                + " i liggaren");
    }

    private void pictured(List<Snapshot> snapshots) {
        if (!snapshots.isEmpty()) {
            terminal.line("");
            snapshots.forEach(snapshot -> field("Visas i", "archive/" + snapshot.folder()));
        }
    }

    private void field(String name, String value) {
        terminal.line(String.format("%-12s%s", name, value.replaceAll("\\s+", " ")));
    }

    private List<String> shown(Program program) {
        return program.the(Snapshots.class).showing(number).stream().map(Snapshot::folder).toList();
    }

    /**
     * An item.
     *
     * @param contents what each version says, oldest first; of a disposed item nothing
     * @param pictured folders of the snapshots that are known to show it, below {@code archive/}
     */
    record Whole(Item item, List<Content> contents, List<String> pictured) {
    }
}
