package se.bevara.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.Nights;
import se.bevara.ledger.DataFolder;
import se.bevara.sample.Sample;
import se.bevara.snapshot.Snapshots;

/** Plays the sample's municipality through its nights and shows the archive of it. */
@Command(name = "sample", description = {"Spelar upp Solviks kommun, en påhittad kommun, natt för natt och visar dess arkiv.",
        "Gör om sin egen mapp från början varje gång och rör aldrig något annat arkiv."})
final class SampleCommand extends ArchiveCommand {

    /** Tells a folder that this command has made from one that it must not touch. */
    private static final String MARK = "sample";

    @Option(names = "--no-serve", description = "Avslutar när nätterna är spelade.")
    boolean noServe;

    @Option(names = "--every-night", description = "Spelar alla nätter. Annars de då något händer i berättelsen, och var måndag.")
    boolean everyNight;

    @Option(names = "--port", paramLabel = "PORT", description = "Port att svara på. Annars den i inställningarna (8080).")
    @Nullable
    Integer port;

    SampleCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    /** A folder of its own, whatever {@code BEVARA_DATA} says: that is somebody's archive. */
    @Override
    Path folder() {
        return Objects.requireNonNullElseGet(data, () -> home().resolve("sample-data")).toAbsolutePath().normalize();
    }

    @Override
    Opening.Settings settings() {
        var served = noServe ? Opening.Settings.WITHOUT_PAGES : ServeCommand.settings(port, false);
        var more = new HashMap<>(served.more());
        more.putAll(Sample.settings(home().resolve("archive-sample")));
        more.put("bevara.sample.every-night", everyNight);
        // Its platforms fail by design, night after night; the receipts tell it.
        more.put("logging.level.se.bevara.capture", LogLevel.ERROR);
        return new Opening.Settings(served.pages(), false, more);
    }

    @Override
    public Integer call() {
        begin(folder());
        return super.call();
    }

    @Override
    int run(Program program) {
        var nights = program.the(Nights.class);
        try (var progress = new Progress(terminal, "Spelar", () -> nights.progress().text())) {
            program.the(Sample.class).play(this::tell);
        }
        nights.receipts(1).forEach(newest -> ReceiptCommand.print(newest, json, terminal));
        if (!program.the(Snapshots.class).browserFound()) {
            terminal.note("Ögonblicksbilderna väntar: ingen webbläsare finns på datorn. ./bevara test installerar en.");
        }
        terminal.note("Arkivet ligger i " + program.folder());
        return noServe ? Commands.DONE : ServeCommand.serve(program, terminal);
    }

    private void tell(NightReceipt receipt) {
        if (terminal.live()) {
            terminal.err().print("\r\u001b[K");
        }
        terminal.note(Sample.line(receipt));
    }

    private static void begin(Path folder) {
        try {
            if (Files.exists(folder) && !Files.exists(folder.resolve(MARK)) && !empty(folder)) {
                throw new WrongUse(folder
                        + ": väntade en tom mapp eller en som ./bevara sample har gjort, fann något annat. Inget är rört.");
            }
            DataFolder.mustBeUnused(folder);
            clear(folder);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(MARK), "./bevara sample gör om den här mappen från början varje gång.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this command made what lies in a folder. */
    static boolean made(Path folder) {
        return Files.isRegularFile(folder.resolve(MARK));
    }

    private static boolean empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Empties the folder; links in it are removed, not followed. The mark goes last, so that a broken-off clearing can be taken up again. */
    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var walked = Files.walk(folder)) {
            var all = walked.sorted(Comparator.reverseOrder()).filter(path -> !path.equals(folder.resolve(MARK))).toList();
            for (var path : all) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }
}
