package se.bevara.capture;

import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.archive.FailureText;
import se.bevara.capture.NightReceipt.Fixity;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.scheduling.NightWork;

/** How a night ends: a sample re-read, full segments sealed, the ledger signed, the receipt written. */
@Component
final class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

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
        var read = archive.fixitySample(tools.settings().fixity().toBytes());
        runs.fixity(run, new Fixity(read.segments(), read.bytes(), read.differences().stream().map(Closing::text).toList()));
    }

    private static String text(Difference found) {
        return "%s, %s: väntade %s, fann %s".formatted(found.file(), found.record(), found.expected(), found.found());
    }

    /** Lets another package do its part of the night. */
    void work(long run, NightWork work) {
        visiting.step(words(work)[0]);
        runs.work(run, work.step(), lines(run, work));
    }

    /** Whatever is wrong with another package's part, the night is read over, sealed and accounted for. */
    private List<String> lines(long run, NightWork work) {
        try {
            return work.run(runs.of(run).night(), String.valueOf(run));
        } catch (NightStopped e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("night, {}: {}", work.step(), FailureText.of(e));
            return List.of("LARM: " + words(work)[1] + " avbröts och tas upp nästa natt, loggen säger mer");
        }
    }

    /** What a part of the night is doing, and what it is called. */
    private static String[] words(NightWork work) {
        return switch (work.step()) {
            case "snapshot" -> new String[]{"Avbildar", "avbildningen"};
            case "reconstruct" -> new String[]{"Återger", "återgivningen av konton som inte går att avbilda"};
            case "moderate" -> new String[]{"Följer upp ärenden", "uppföljningen av modereringens ärenden"};
            case "discover" -> new String[]{"Söker oregistrerade konton", "sökningen efter oregistrerade konton"};
            case "judge" -> new String[]{"Bedömer", "bedömningen"};
            case "compact" -> new String[]{"Städar katalogen", "städningen av katalogen"};
            default -> new String[]{"Gallrar", "gallringen"};
        };
    }

    void seal(long run) {
        visiting.step("Förseglar");
        archive.seal(tools.now());
        archive.flush();
        var checkpoint = ledger.checkpoint();
        runs.checkpoint(run, checkpoint.size(), HexFormat.of().formatHex(checkpoint.root()));
    }

    void receipt(long run) {
        visiting.step("Skriver kvitto");
        receipts.write(runs.of(run));
    }
}
