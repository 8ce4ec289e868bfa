package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import se.bevara.Bevara;
import se.bevara.archive.Archive;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.moderation.Moderation;
import se.bevara.sample.Sample;

/**
 * The sample's whole story, night by night, against its golden receipts in {@code sample/receipts.txt} and its golden transfer records in
 * {@code sample/transfers.txt}. With {@code -Dbevara.golden=write} the files are written instead: read them before they are kept.
 */
class SampleStoryTest {

    private static final Path GOLDEN = Path.of("src/test/resources/sample");
    /** Numbers of items: accounts are numbered side by side. */
    private static final Pattern NUMBERS = Pattern.compile("(?<=handling )\\d+(, \\d+)*");
    private static final Set<String> MODERATION = Set.of("Modereringsärenden", "Borta", "AVVIKELSE", "LARM", "Besked",
            "Sekretessmarkerade");

    @TempDir
    Path data;

    @Test
    void playsAsItsGoldenReceiptsAndTransferRecordsSay() throws IOException {
        var lines = new ArrayList<String>();
        var records = new ArrayList<String>();
        var settings = new ArrayList<>(List.of("--bevara.data=" + data, "--spring.quartz.auto-startup=false",
                "--logging.level.root=ERROR", "--logging.level.se.bevara=OFF"));
        var sample = new HashMap<>(Sample.settings(Path.of("archive-sample")));
        // Without a browser everywhere, whether this machine has one or not.
        sample.put("bevara.snapshot.browser", data.resolve("none"));
        sample.forEach((name, value) -> settings.add("--" + name + "=" + value));
        try (var application = new SpringApplicationBuilder(Bevara.class).web(WebApplicationType.NONE).logStartupInfo(false)
                .run(settings.toArray(String[]::new))) {
            application.getBean(Sample.class).play(receipt -> tell(receipt, lines));
            var differences = new ArrayList<Difference>();
            application.getBean(Ledger.class).verify(differences::add);
            application.getBean(Archive.class).verify(differences::add);
            application.getBean(Moderation.class).verify(differences::add);
            assertThat(differences).isEmpty();
            records.addAll(GoldenTransfers.of(application.getBean(Moderation.class)));
            eachEntryHasAName(application.getBean(Ledger.class));
        }
        golden("receipts.txt", lines);
        golden("transfers.txt", records);
    }

    /** In Swedish, for those who read the ledger on its page. */
    private static void eachEntryHasAName(Ledger ledger) {
        var names = ResourceBundle.getBundle("messages", Locale.ROOT);
        for (long index = 0; index < ledger.size(); index++) {
            assertThat(names.keySet()).contains("entry." + ledger.entry(index).orElseThrow().act().kind().replace(' ', '-'));
        }
    }

    private static void golden(String name, List<String> lines) throws IOException {
        if ("write".equals(System.getProperty("bevara.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.write(GOLDEN.resolve(name), lines);
        }
        assertThat(lines).as(name).isEqualTo(Files.readAllLines(GOLDEN.resolve(name)));
    }

    /**
     * What is the same each time the story is played: no times, no bytes (addresses of loopback ports are in them), not how many items
     * were seen (whose turn a quiet thread is depends on its number, and accounts are numbered side by side).
     */
    private static void tell(NightReceipt receipt, List<String> lines) {
        lines.add("Natten " + receipt.night());
        for (AccountReceipt account : receipt.accounts()) {
            if (happened(account)) {
                lines.add("  %s %s: nya %d, ändrade %d, dolda %d, saknas %d, borta %d, åter %d, bilagor %d".formatted(
                        account.account(), account.outcome(), account.added(), account.edited(), account.hidden(),
                        account.missing(), account.gone(), account.reappeared(), account.media()));
            }
            account.gaps().forEach(gap -> lines.add("    lucka: " + gap.what() + ": " + gap.failure()));
            account.notes().forEach(note -> lines.add("    not: " + note));
        }
        receipt.fixity().differences().forEach(difference -> lines.add("  fixitet: " + difference));
        receipt.disposal().stream().filter(line -> line.startsWith("Gallring") || line.contains("plattformarna")
                || MODERATION.contains(line.split("[ :,]", 2)[0]))
                .forEach(line -> lines.add("  " + NUMBERS.matcher(line).replaceAll("<nr>")));
        receipt.toDo().forEach(task -> lines.add("  att göra: " + task));
    }

    private static boolean happened(AccountReceipt account) {
        return account.outcome() != Outcome.COMPLETE || !account.notes().isEmpty()
                || account.added() + account.edited() + account.hidden() + account.missing() + account.gone()
                        + account.reappeared() > 0;
    }
}
