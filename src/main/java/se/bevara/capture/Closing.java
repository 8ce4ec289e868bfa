package se.bevara.capture;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.capture.NightReceipt.Fixity;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;

/** How a night ends: a sample re-read, full segments sealed, the ledger signed, the receipt written. */
@Component
final class Closing {

    private final Archive archive;
    private final Ledger ledger;
    private final Runs runs;
    private final Receipts receipts;
    private final Visiting visiting;
    private final Tools tools;

    Closing(Archive archive, Ledger ledger, Runs runs, Receipts receipts, Visiting visiting, Tools tools) {
        this.archive = archive;
        this.ledger = ledger;
        this.runs = runs;
        this.receipts = receipts;
        this.visiting = visiting;
        this.tools = tools;
    }

    void fixity(long run) {
        visiting.step("Läser om ett urval");
        long bytes = tools.settings().fixity().toBytes();
        List<Difference> differences = sample(bytes);
        runs.fixity(run, new Fixity(0, bytes, differences.stream().map(Closing::text).collect(Collectors.toList())));
    }

    private List<Difference> sample(long bytes) {
        try {
            return archive.fixitySample(bytes);
        } catch (UnsupportedOperationException e) {
            return List.of();
        }
    }

    private void sealed() {
        try {
            archive.seal(tools.now());
        } catch (UnsupportedOperationException e) {
            return;
        }
    }

    private static String text(Difference found) {
        return "%s, %s: väntade %s, fann %s".formatted(found.file(), found.record(), found.expected(), found.found());
    }

    void seal(long run) {
        visiting.step("Förseglar");
        sealed();
        archive.flush();
        var checkpoint = ledger.checkpoint();
        runs.checkpoint(run, checkpoint.size(), HexFormat.of().formatHex(checkpoint.root()));
    }

    void receipt(long run) {
        visiting.step("Skriver kvitto");
        receipts.write(runs.of(run));
    }
}
