package se.bevara.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.Nights;

/**
 * Plays the story of Solviks kommun through its nights: the register is imported, and each night at 01:15 Swedish time the archive
 * captures what the platforms show by then, and disposes as its people have decided. Lives in an application that was opened with {@link #settings}.
 */
public final class Sample {

    /** When each night is. */
    public static final LocalTime NIGHT = LocalTime.of(1, 15);

    private final SampleSettings settings;
    private final Play play;
    private final Office office;
    private final Accounts accounts;
    private final Nights nights;

    Sample(SampleSettings settings, Play play, Office office, Accounts accounts, Nights nights) {
        this.settings = settings;
        this.play = play;
        this.office = office;
        this.accounts = accounts;
        this.nights = nights;
    }

    /**
     * The settings that make an application the sample's, by name.
     *
     * @param folder {@code archive-sample}: {@code story.yaml}, {@code accounts.csv} and {@code media}; beside it {@code retention-rules}
     */
    public static Map<String, Object> settings(Path folder) {
        return Map.ofEntries(Map.entry("bevara.sample.folder", folder),
                Map.entry("bevara.sample.rules", folder.resolveSibling("retention-rules")),
                Map.entry("bevara.capture.allowed-hosts", "127.0.0.1"), Map.entry("bevara.capture.answer-timeout", "10s"),
                Map.entry("bevara.retention.examples", true), Map.entry("bevara.moderation.examples", true),
                Map.entry("bevara.snapshot.a-night", 0), Map.entry("bevara.snapshot.viewports", "desktop 1280x1024@1"),
                Map.entry("bevara.snapshot.depth", 5000), Map.entry("bevara.disposal.municipality", "Solviks kommun"),
                Map.entry("bevara.disposal.backup-days", 30));
    }

    /** Those that hold for its archive when the story is over: its decisions are examples, and nobody out there is its account. */
    public static Map<String, Object> afterwards() {
        return Map.of("bevara.retention.examples", true, "bevara.moderation.examples", true, "bevara.capture.allowed-hosts",
                "127.0.0.1", "bevara.snapshot.a-night", 0);
    }

    /** Imports the register and plays the story's nights. */
    public void play(Consumer<NightReceipt> each) {
        play(first(), last(), each);
    }

    /**
     * Imports the register and plays the nights from one date to another, both included.
     *
     * @param each is told of each night as it ends
     */
    public void play(LocalDate from, LocalDate to, Consumer<NightReceipt> each) {
        play.until(from.atTime(NIGHT).atZone(StoryClock.SWEDEN).toInstant());
        register();
        Set<LocalDate> eventful = play.eventful();
        for (LocalDate night = from; !night.isAfter(to); night = night.plusDays(1)) {
            if (settings.everyNight() || night.getDayOfWeek() == DayOfWeek.MONDAY || eventful.contains(night)) {
                office.until(night.atTime(NIGHT).atZone(StoryClock.SWEDEN).toInstant());
                play.until(night.atTime(NIGHT).atZone(StoryClock.SWEDEN).toInstant());
                each.accept(nights.run(night));
            }
        }
    }

    private void register() {
        RegisterImport read = read();
        if (!read.errors().isEmpty()) {
            throw new IllegalStateException(
                    settings.folder().resolve("accounts.csv") + ": expected no bad rows, found " + read.errors());
        }
        accounts.apply(read, "sample");
    }

    private RegisterImport read() {
        Path file = settings.folder().resolve("accounts.csv");
        try {
            return accounts.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": expected a readable file", e);
        }
    }

    /** The first night: the one after the story's first day. */
    public LocalDate first() {
        return play.story().first().plusDays(1);
    }

    public LocalDate last() {
        return play.story().last();
    }

    /** A night in one line, in Swedish. */
    public static String line(NightReceipt receipt) {
        List<NightReceipt.AccountReceipt> all = receipt.accounts();
        long trouble = all.stream().filter(each -> each.outcome() != NightReceipt.Outcome.COMPLETE
                && each.outcome() != NightReceipt.Outcome.SKIPPED).count();
        return "%s  %d nya, %d ändrade, %d saknas, %d borta%s".formatted(receipt.night(),
                all.stream().mapToLong(NightReceipt.AccountReceipt::added).sum(),
                all.stream().mapToLong(NightReceipt.AccountReceipt::edited).sum(),
                all.stream().mapToLong(NightReceipt.AccountReceipt::missing).sum(),
                all.stream().mapToLong(NightReceipt.AccountReceipt::gone).sum(),
                trouble == 0 ? "" : ", " + trouble + (trouble == 1 ? " konto med anmärkning" : " konton med anmärkning"));
    }
}
