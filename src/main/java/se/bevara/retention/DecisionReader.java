package se.bevara.retention;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a decision from its file, in the Swedish terms of the decision. The fields are told in {@code retention-rules/README.md}. */
public final class DecisionReader {

    private static final String ALL = "alla";
    private static final int MOST_RULES = 300;

    private DecisionReader() {
    }

    /**
     * A file as read.
     *
     * @param decision nothing where too much is wrong; where findings have errors it must not be used to judge by
     */
    public record Read(Optional<Decision> decision, List<Finding> findings) {

        public Read {
            findings = List.copyOf(findings);
        }
    }

    /** @param name the file's name, for findings */
    public static Read read(String name, byte[] bytes) {
        var findings = new Findings(name);
        Optional<Node> node = SafeYaml.read(bytes, findings);
        if (node.isEmpty() && !findings.failed()) {
            findings.error("tom fil", 0, "", "ingenting", "ett gallringsbeslut", "");
        }
        Optional<Decision> decision = node
                .flatMap(root -> decision(new Fields(root, "", findings), new Decision.File(name, sha256(bytes))));
        return new Read(decision, findings.all());
    }

    static Optional<Decision> decision(Fields fields, Decision.File file) {
        String id = fields.required("gallringsbeslut", "beslutets beteckning, som aldrig återanvänds");
        Optional<Integer> version = version(fields);
        String title = fields.required("titel", "beslutets rubrik");
        Optional<Status> status = fields.word("status", Status.class);
        if (!fields.has("status")) {
            fields.missing("status", String.join(", ", Word.all(Status.class)));
        }
        Decision.Origin origin = origin(fields);
        Optional<Decision.Force> force = force(fields);
        Decision.Local local = local(fields);
        Precedence precedence = fields.word("företräde", Precedence.class).orElse(Precedence.SPECIFIC_FIRST);
        Level level = fields.word("nivå", Level.class).orElse(Level.GENERAL);
        Decision.Scope scope = scope(fields, origin.authority());
        List<Rule> rules = fields.list("regler").stream().flatMap(rule -> new RuleReader(rule).read(level).stream()).toList();
        if (rules.size() > MOST_RULES) {
            fields.findings().error("för många regler", fields.line("regler"), "regler", String.valueOf(rules.size()),
                    "högst " + MOST_RULES,
                    "Dela upp beslutet på flera filer.");
            return Optional.empty();
        }
        if (!fields.has("regler")) {
            fields.missing("regler", "minst en regel");
        }
        String classification = fields.text("klassificering").orElse("");
        String source = fields.text("källa").orElse("");
        List.of("rättslig grund", "samråd", "motivering", "ersätter", "anmärkning").forEach(fields::node);
        fields.finish();
        return version.flatMap(
                number -> status.flatMap(stands -> force.map(from -> new Decision(id, number, title, stands, origin, from,
                        local, precedence, scope, rules, classification, source, file))));
    }

    private static Optional<Integer> version(Fields fields) {
        String text = fields.required("version", "ett heltal från 1");
        boolean number = text.matches("[1-9]\\d{0,5}");
        if (!number && !text.isEmpty()) {
            fields.findings().error("okänt värde", fields.line("version"), fields.at("version"), text, "ett heltal från 1", "");
        }
        return number ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Decision.Origin origin(Fields fields) {
        return new Decision.Origin(fields.required("beslutat av", "nämnd eller styrelse"),
                fields.required("diarienummer", "beslutets diarienummer"),
                fields.text("paragraf").orElse(""), fields.date("beslutsdatum").orElse(null));
    }

    private static Optional<Decision.Force> force(Fields fields) {
        if (!fields.has("i kraft")) {
            fields.missing("i kraft", "den första dagen, ÅÅÅÅ-MM-DD");
        }
        Optional<LocalDate> from = fields.date("i kraft");
        LocalDate until = fields.date("upphör").orElse(null);
        LocalDate review = fields.date("nästa översyn").orElse(null);
        boolean all = fields.text("tillkommet från").filter(ALL::equalsIgnoreCase).isPresent();
        LocalDate created = all ? LocalDate.MIN : fields.date("tillkommet från").orElse(null);
        from.ifPresent(first -> {
            later(fields, "upphör", first, until);
            later(fields, "nästa översyn", first, review);
            later(fields, "i kraft", fields.date("beslutsdatum").orElse(first), first);
        });
        return from.map(first -> new Decision.Force(first, until, created, review));
    }

    private static void later(Fields fields, String name, LocalDate first, @Nullable LocalDate last) {
        if (last != null && last.isBefore(first)) {
            fields.findings().error("omöjligt datum", fields.line(name), fields.at(name), last.toString(),
                    first + " eller senare", "Datumen står i fel ordning.");
        }
    }

    private static Decision.Local local(Fields fields) {
        boolean required = fields.yes("kräver tillämpningsbeslut");
        return new Decision.Local(required,
                fields.list("tillämpningsbeslut").stream().flatMap(DecisionReader::adoption).toList());
    }

    private static java.util.stream.Stream<Decision.Adoption> adoption(Fields given) {
        String authority = given.required("myndighet", "nämnden som tillämpar beslutet");
        String diary = given.required("diarienummer", "tillämpningsbeslutets diarienummer");
        Optional<LocalDate> date = given.date("datum");
        if (!given.has("datum")) {
            given.missing("datum", "tillämpningsbeslutets dag, ÅÅÅÅ-MM-DD");
        }
        given.finish();
        return date.map(day -> new Decision.Adoption(authority, diary, day)).stream();
    }

    private static Decision.Scope scope(Fields fields, String decidedBy) {
        Optional<Fields> given = fields.fields("tillämpningsområde");
        if (given.isEmpty()) {
            fields.missing("tillämpningsområde", "vad beslutet omfattar");
            return new Decision.Scope("", ConditionReader.caseless(List.of(decidedBy)), new Condition.All(List.of()));
        }
        Fields scope = given.get();
        String text = scope.required("text", "tillämpningsområdet i ord, som i beslutet");
        List<String> authorities = scope.texts("myndigheter");
        Condition condition = ConditionReader.finished(scope);
        Set<String> named = authorities.isEmpty()
                ? ConditionReader.caseless(List.of(decidedBy))
                : authorities.stream().anyMatch(ALL::equalsIgnoreCase) ? Set.of() : ConditionReader.caseless(authorities);
        return new Decision.Scope(text, named, condition);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java platform", e);
        }
    }
}
