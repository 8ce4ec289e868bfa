package se.bevara.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import se.bevara.accounts.Secrets;
import se.bevara.retention.Fields;
import se.bevara.retention.Findings;
import se.bevara.retention.SafeYaml;

/**
 * Grounds of secrecy to choose from, of a list with a version. Any other may be written; whether one applies, a person decides.
 *
 * @param source what the list was made from
 */
public record Grounds(int version, String source, List<Ground> all) {

    private static final String FILE = "grunder.yaml";
    private static final int LONGEST = 120;

    public Grounds {
        all = List.copyOf(all);
    }

    /** @param code such as {@code OSL 21:1} */
    public record Ground(String code, String statute, String concerns) {
    }

    /** Those of the program. */
    public static Grounds ours() {
        try (var in = Objects.requireNonNull(Grounds.class.getResourceAsStream(FILE), FILE)) {
            var findings = new Findings(FILE);
            var list = SafeYaml.read(in.readAllBytes(), findings).map(node -> read(node, findings));
            if (findings.failed() || list.isEmpty()) {
                throw new IllegalStateException(FILE + ": " + findings.all());
            }
            return list.get();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static Grounds read(Node node, Findings findings) {
        var fields = new Fields(node, "", findings);
        fields.required("sekretessgrunder", "listans namn");
        int version = Integer.parseInt(fields.required("version", "ett nummer"));
        var all = fields.list("grunder").stream().map(one -> new Ground(one.required("kod", "en kod"),
                one.required("lagrum", "ett lagrum"), one.required("avser", "vad det skyddar"))).toList();
        return new Grounds(version, fields.required("källa", "källan"), all);
    }

    /** The statute that a code stands for, or another that has been written out. */
    public String statute(String written) {
        String plain = written.strip();
        Optional<Ground> known = all.stream().filter(one -> one.code.equalsIgnoreCase(plain) || one.statute.equals(plain))
                .findFirst();
        if (known.isPresent()) {
            return known.get().statute;
        }
        if (plain.length() < 3 || plain.length() > LONGEST || plain.chars().anyMatch(Character::isISOControl)
                || Secrets.personalNumber(plain)) {
            throw new DisclosureRefused("grund: väntade ett lagrum på 3 till " + LONGEST + " tecken, utan personnummer");
        }
        return plain;
    }
}
