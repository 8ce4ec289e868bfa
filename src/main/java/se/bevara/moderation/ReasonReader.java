package se.bevara.moderation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.bevara.ledger.SealedFiles;
import se.bevara.retention.Answer;
import se.bevara.retention.Fields;
import se.bevara.retention.Finding;
import se.bevara.retention.Findings;
import se.bevara.retention.SafeYaml;
import se.bevara.retention.Status;
import se.bevara.retention.Word;

/** Reads a list of reasons from its file, in Swedish terms. The fields are told in {@code retention-rules/README.md}. */
public final class ReasonReader {

    private static final Pattern CRITICISM = Pattern.compile("(?iu)kritik|ogilla|obekväm|negativ|missnöj|oenig");
    private static final int LONGEST = 60;
    private static final int MOST = 200;

    private final Findings findings;

    private ReasonReader(Findings findings) {
        this.findings = findings;
    }

    /**
     * A file as read.
     *
     * @param list nothing where too much is wrong; where findings have errors it must not be used
     */
    public record Read(Optional<ReasonList> list, List<Finding> findings) {

        public Read {
            findings = List.copyOf(findings);
        }

        public boolean usable() {
            return list.isPresent() && findings.stream().noneMatch(one -> one.severity() == Finding.Severity.ERROR);
        }
    }

    /** @param name the file's name, for findings */
    public static Read read(String name, byte[] bytes) {
        var findings = new Findings(name);
        var node = SafeYaml.read(bytes, findings);
        if (node.isEmpty() && !findings.failed()) {
            findings.error("tom fil", 0, "", "ingenting", "en orsakslista", "");
        }
        var list = node.flatMap(root -> new ReasonReader(findings).list(new Fields(root, "", findings), name,
                SealedFiles.sha256(bytes)));
        return new Read(list, findings.all());
    }

    private Optional<ReasonList> list(Fields fields, String file, String sha256) {
        String id = fields.required("orsakslista", "listans beteckning, som aldrig återanvänds");
        String number = fields.required("version", "ett heltal från 1");
        if (!number.isEmpty() && !number.matches("[1-9]\\d{0,5}")) {
            findings.error("okänt värde", fields.line("version"), "version", number, "ett heltal från 1", "");
        }
        String title = fields.required("titel", "listans rubrik");
        Optional<Status> status = fields.word("status", Status.class);
        if (!fields.has("status")) {
            fields.missing("status", String.join(", ", Word.all(Status.class)));
        }
        String decidedBy = fields.required("beslutat av", "nämnd eller styrelse");
        String reference = fields.required("diarienummer", "beslutets diarienummer");
        fields.date("beslutsdatum");
        Optional<LocalDate> from = fields.date("i kraft");
        if (!fields.has("i kraft")) {
            fields.missing("i kraft", "den första dagen, ÅÅÅÅ-MM-DD");
        }
        LocalDate until = fields.date("upphör").orElse(null);
        fields.text("källa");
        String allowed = allowed(fields);
        List<ReasonCode> codes = codes(fields);
        Map<String, String> own = own(fields, codes);
        var reader = new TemplateReader(findings);
        Templates templates = reader.read(fields);
        reader.check(templates, codes, fields);
        fields.finish();
        if (findings.failed() || status.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        return Optional
                .of(new ReasonList(id, Integer.parseInt(number), title, status.get(), decidedBy, reference, from.get(), until,
                        allowed, codes, own, templates, file, sha256));
    }

    /** The page that shows the reasons says what is allowed: without it, only what is forbidden would stand there. */
    private String allowed(Fields fields) {
        String text = fields.required("tillåtet", "vad som alltid är tillåtet, laglig kritik först");
        if (!text.isEmpty() && !text.toLowerCase(Locale.ROOT).contains("kritik")) {
            findings.error("laglig kritik", fields.line("tillåtet"), "tillåtet", text, "att laglig kritik är tillåten",
                    "Skriv ut det: laglig kritik är tillåten och tas aldrig bort.");
        }
        return text;
    }

    private List<ReasonCode> codes(Fields fields) {
        if (!fields.has("orsaker")) {
            fields.missing("orsaker", "minst en orsak");
        }
        List<Fields> given = fields.list("orsaker");
        if (given.size() > MOST) {
            findings.error("för många orsaker", fields.line("orsaker"), "orsaker", String.valueOf(given.size()), "högst " + MOST,
                    "");
            return List.of();
        }
        var codes = new ArrayList<ReasonCode>();
        var seen = new HashSet<String>();
        for (Fields one : given) {
            ReasonCode code = code(one);
            if (!code.code().isEmpty() && !seen.add(code.code())) {
                findings.error("samma kod två gånger", one.line("kod"), one.at("kod"), code.code(), "varje kod en gång",
                        "Byt namn på den ena.");
            }
            codes.add(code);
        }
        return codes;
    }

    private ReasonCode code(Fields one) {
        String code = named(one, "kod", "kodens korta namn");
        String name = one.required("namn", "vad koden betyder");
        String statute = one.text("lagrum").orElse("");
        String conduct = one.text("uppföranderegel").orElse("");
        if (statute.isEmpty() && conduct.isEmpty()) {
            findings.error("skäl utan grund", one.line(), one.at("lagrum"), name, "ett lagrum eller en uppföranderegel",
                    "Laglig kritik är tillåten. Ange lagrum eller den regel som står på kontot, eller stryk orsaken.");
        } else if (statute.isEmpty() && CRITICISM.matcher(code + " " + name).find()) {
            findings.error("laglig kritik", one.line("namn"), one.at("namn"), name, "ett skäl som inte är att någon är kritisk",
                    "Laglig kritik är tillåten och får inte tas bort. Stryk orsaken, eller ange det lagrum den strider mot.");
        }
        var police = one.word("polisanmälan", ReasonCode.Police.class).orElse(ReasonCode.Police.NO);
        boolean uncopied = one.yes("kopiering förbjuden");
        String route = one.text("polisväg").orElse("");
        var evidence = one.texts("bevis");
        if (uncopied) {
            uncopied(one, evidence, police, route);
        }
        if (one.word("besked", Answer.class).isEmpty() && !one.has("besked")) {
            one.missing("besked", "ja eller nej");
        }
        var made = new ReasonCode(code, name, one.text("orsak").orElse(code).toLowerCase(Locale.ROOT), statute, conduct,
                evidence.stream().flatMap(word -> kept(one, word).stream()).toList(), police, route, one.yes("besked"),
                one.required("beslutar", "rollen som beslutar"),
                one.word("skyndsamhet", Haste.class).filter(haste -> haste == Haste.AT_ONCE).isPresent(), one.yes("sekretess"),
                uncopied, Deadlines.read(one), one.text("engelska").orElse(""),
                one.text("mall").orElse("").toLowerCase(Locale.ROOT));
        one.finish();
        return made;
    }

    private void uncopied(Fields one, List<String> evidence, ReasonCode.Police police, String route) {
        if (!evidence.isEmpty()) {
            findings.error("kopiering förbjuden", one.line("bevis"), one.at("bevis"), String.join(", ", evidence), "inga bevis",
                    "Det som inte får kopieras sparas inte som bevis. Stryk fältet bevis.");
        }
        if (police != ReasonCode.Police.YES || route.isEmpty()) {
            findings.error("kopiering förbjuden", one.line(), one.at("polisväg"), route, "polisanmälan: ja, och polisväg",
                    "Skriv vad den som ser det ska göra, och hur polisen nås.");
        }
    }

    private Optional<ReasonCode.Kept> kept(Fields one, String word) {
        Optional<ReasonCode.Kept> read = Word.read(ReasonCode.Kept.class, word);
        if (read.isEmpty()) {
            findings.error("okänt värde", one.line("bevis"), one.at("bevis"), word,
                    String.join(", ", Word.all(ReasonCode.Kept.class)), "");
        }
        return read;
    }

    private String named(Fields one, String field, String expected) {
        String text = one.required(field, expected).toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST) {
            findings.error("för långt namn", one.line(field), one.at(field), text, "högst " + LONGEST + " tecken", "Korta det.");
        }
        return text;
    }

    private Map<String, String> own(Fields fields, List<ReasonCode> codes) {
        var own = new HashMap<String, String>();
        for (Fields one : fields.list("egna koder")) {
            String name = named(one, "egen", "verksamhetens kod");
            String code = named(one, "är", "en av koderna i listan");
            if (!code.isEmpty() && codes.stream().noneMatch(known -> known.code().equals(code))) {
                findings.error("okänd kod", one.line("är"), one.at("är"), code,
                        String.join(", ", codes.stream().map(ReasonCode::code).toList()),
                        "Rätta koden, eller lägg till orsaken.");
            }
            @Nullable
            String other = own.put(name, code);
            if (other != null || codes.stream().anyMatch(known -> known.code().equals(name))) {
                findings.error("samma kod två gånger", one.line("egen"), one.at("egen"), name, "varje kod en gång", "");
            }
            one.finish();
        }
        return own;
    }

    private enum Haste implements Word {
        AT_ONCE("omedelbart"),
        SOON("så snart som möjligt");

        private final String swedish;

        Haste(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }
}
