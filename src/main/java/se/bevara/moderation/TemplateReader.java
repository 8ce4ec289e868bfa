package se.bevara.moderation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import se.bevara.retention.Fields;
import se.bevara.retention.Findings;
import se.bevara.retention.Word;

/** Reads the texts of a list of reasons, which are told in {@code retention-rules/README.md}. */
final class TemplateReader {

    private static final int LONGEST = 4000;
    private static final String SWEDISH = "svenska";
    private static final String ENGLISH = "engelska";

    private final Findings findings;

    TemplateReader(Findings findings) {
        this.findings = findings;
    }

    Templates read(Fields list) {
        var complaint = list.fields("klagomål");
        String swedish = complaint.map(fields -> fields.required(SWEDISH, "hur man klagar")).orElse("");
        String english = complaint.map(fields -> fields.required(ENGLISH, "how one complains")).orElse("");
        complaint.ifPresent(Fields::finish);
        var templates = new ArrayList<Template>();
        var names = new HashSet<String>();
        for (Fields one : list.list("mallar")) {
            Template template = template(one);
            if (!template.name().isEmpty() && !names.add(template.name())) {
                findings.error("samma mall två gånger", one.line("mall"), one.at("mall"), template.name(), "varje mall en gång",
                        "Byt namn på den ena.");
            }
            templates.add(template);
        }
        if (swedish.isEmpty() && templates.stream().anyMatch(one -> one.purpose() == Template.Purpose.NOTICE)) {
            findings.error("klagomål saknas", list.line("mallar"), list.at("klagomål"), "",
                    "hur man klagar, på svenska och engelska",
                    "Den som får ett besked ska få veta hur man klagar.");
        }
        return new Templates(templates, swedish, english);
    }

    private Template template(Fields one) {
        var purpose = one.word("ändamål", Template.Purpose.class);
        if (!one.has("ändamål")) {
            one.missing("ändamål", String.join(" eller ", Word.all(Template.Purpose.class)));
        }
        var template = new Template(one.required("mall", "mallens korta namn").toLowerCase(Locale.ROOT),
                purpose.orElse(Template.Purpose.NOTICE), text(one, SWEDISH), text(one, ENGLISH));
        if (!template.unknown().isEmpty()) {
            findings.error("okänd plats", one.line("mall"), one.at("mall"), "{" + String.join("}, {", template.unknown()) + "}",
                    "{" + String.join("}, {", Template.PLACES) + "}", "Rätta namnet inom klamrarna.");
        }
        if (template.purpose() == Template.Purpose.NOTICE) {
            told(one, template);
        }
        one.finish();
        return template;
    }

    private String text(Fields one, String language) {
        String text = one.required(language, "texten på " + language);
        if (text.length() > LONGEST) {
            findings.error("för lång text", one.line(language), one.at(language), text.length() + " tecken",
                    "högst " + LONGEST + " tecken", "Korta den.");
        }
        return text;
    }

    /** A notice says why, and how one complains. */
    private void told(Fields one, Template template) {
        for (String language : List.of(SWEDISH, ENGLISH)) {
            String text = language.equals(SWEDISH) ? template.swedish() : template.english();
            for (String place : List.of("{skäl}", "{klagomål}")) {
                if (!text.isEmpty() && !text.contains(place)) {
                    findings.error("ofullständigt besked", one.line(language), one.at(language), "inget " + place,
                            "ett besked som säger skälet och hur man klagar", "Lägg till " + place + ".");
                }
            }
        }
    }

    /** Tells each reason that names a text which is not there. */
    void check(Templates templates, List<ReasonCode> codes, Fields list) {
        codes.stream().filter(code -> !code.template().isEmpty() && templates.find(code.template()).isEmpty())
                .forEach(code -> findings.error("okänd mall", list.line("orsaker"), code.code() + ".mall", code.template(),
                        String.join(", ", templates.all().stream().map(Template::name).toList()),
                        "Rätta namnet, eller lägg till mallen."));
    }
}
