package se.bevara.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import se.bevara.retention.Fields;
import se.bevara.retention.Findings;
import se.bevara.retention.SafeYaml;

/** Fee tables as municipalities have decided them: shown, never demanded. On the spot it costs nothing (TF 2 kap. 15 §). */
public record Fees(List<Table> tables) {

    static final String FILE = "avgifter.yaml";

    public Fees {
        tables = List.copyOf(tables);
    }

    /** @param decision which decision says so */
    public record Table(String name, int version, String decision, List<Medium> media, List<String> exempt) {
        public Table {
            media = List.copyOf(media);
            exempt = List.copyOf(exempt);
        }
    }

    /**
     * What copies in one medium cost, in whole kronor.
     *
     * @param unit {@code sida} or {@code handling}
     * @param free how many units cost nothing
     * @param base what the unit after these costs, with all before it
     * @param each what each further unit costs
     * @param postage what sending adds
     */
    public record Medium(String name, String unit, int free, int base, int each, int postage, boolean gratis) {
        public Medium {
            if (free < 0 || base < 0 || each < 0 || postage < 0) {
                throw new IllegalArgumentException("avgift: väntade tal från 0");
            }
        }
    }

    /** @param explained how it was reckoned, in Swedish */
    public record Fee(String table, String medium, int units, int kronor, String explained) {
    }

    /** Those of the program, before them those of a file that need not be there. @throws DisclosureRefused for one with faults */
    public static Fees with(Path file) {
        var all = new ArrayList<Table>();
        try {
            if (Files.exists(file)) {
                all.addAll(read(file.getFileName().toString(), Files.readAllBytes(file)).tables());
            }
            try (var in = Objects.requireNonNull(Fees.class.getResourceAsStream(FILE), FILE)) {
                read(FILE, in.readAllBytes()).tables().stream()
                        .filter(ours -> all.stream().noneMatch(theirs -> theirs.name.equals(ours.name))).toList()
                        .forEach(all::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
        return new Fees(all);
    }

    static Fees read(String name, byte[] bytes) {
        var findings = new Findings(name);
        var read = SafeYaml.read(bytes, findings).map(node -> read(node, findings));
        if (findings.failed() || read.isEmpty()) {
            throw new DisclosureRefused(name + ": " + findings.all().stream().map(one -> one.text()).toList());
        }
        return read.get();
    }

    private static Fees read(Node node, Findings findings) {
        var fields = new Fields(node, "", findings);
        fields.required("avgifter", "listans namn");
        fields.required("version", "ett nummer");
        var tables = fields.list("tabeller").stream().map(Fees::table).toList();
        fields.finish();
        return new Fees(tables);
    }

    private static Table table(Fields one) {
        var table = new Table(one.required("tabell", "ett namn"), number(one, "version", 1), one.required("beslut", "beslutet"),
                one.list("medier").stream().map(Fees::medium).toList(), one.texts("undantagna"));
        one.finish();
        return table;
    }

    private static Medium medium(Fields one) {
        int free = number(one, "fritt till", 0);
        int at = number(one, "vid", free + 1);
        boolean gratis = one.yes("avgiftsfritt");
        if (at != free + 1) {
            one.findings().error("fel tal", one.line("vid"), one.at("vid"), String.valueOf(at), String.valueOf(free + 1),
                    "Grundavgiften gäller från enheten efter de fria.");
        }
        var medium = new Medium(one.required("medium", "papper eller elektroniskt"), one.required("enhet", "sida eller handling"),
                free, number(one, "grundavgift", 0), number(one, "per ytterligare", 0), number(one, "porto", 0), gratis);
        one.finish();
        return medium;
    }

    private static int number(Fields fields, String name, int otherwise) {
        Optional<String> text = fields.text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("[0-9]{1,6}")) {
            fields.findings().error("fel tal", fields.line(name), fields.at(name), text.get(), "ett heltal från 0",
                    "Skriv siffror.");
            return otherwise;
        }
        return Integer.parseInt(text.get());
    }

    /**
     * What so many units cost.
     *
     * @param exempt what the requester has said that exempts them, such as {@code press}; empty for nothing
     * @param sent whether they are sent by post
     */
    public Fee fee(String table, String medium, int units, String exempt, boolean sent) {
        Table decided = tables.stream().filter(one -> one.name.equalsIgnoreCase(table)).findFirst()
                .orElseThrow(() -> new DisclosureRefused("avgiftstabell: väntade någon av "
                        + tables.stream().map(Table::name).toList() + ", fann " + table));
        Optional<Medium> found = decided.media.stream().filter(one -> one.name.equalsIgnoreCase(medium)).findFirst();
        if (found.isEmpty()) {
            return new Fee(decided.name, medium, units, 0, "Tabellen har ingen avgift för " + medium + ".");
        }
        Medium one = found.get();
        if (one.gratis || !exempt.isEmpty() && decided.exempt.stream().anyMatch(exempt::equalsIgnoreCase)) {
            return new Fee(decided.name, medium, units, 0, "Avgiftsfritt enligt " + decided.decision + ".");
        }
        int copies = units <= one.free ? 0 : one.base + (units - one.free - 1) * one.each;
        int kronor = copies + (sent ? one.postage : 0);
        return new Fee(decided.name, medium, units, kronor, units + " × " + one.unit + ", " + one.free + " utan avgift, "
                + copies + " kr" + (sent && one.postage > 0 ? " och porto " + one.postage + " kr" : "") + ", enligt "
                + decided.decision + ", version " + decided.version + ".");
    }

    /** The unit that a medium is counted in: {@code sida} or {@code handling}. */
    public String unit(String table, String medium) {
        return tables.stream().filter(one -> one.name.equalsIgnoreCase(table)).flatMap(one -> one.media.stream())
                .filter(one -> one.name.equalsIgnoreCase(medium)).map(Medium::unit).findFirst().orElse("sida");
    }
}
