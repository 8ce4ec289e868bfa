package se.bevara.disclosure;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a package in Swedish, the same in the PDF and on the pages. */
final class DisclosedText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private DisclosedText() {
    }

    static String minute(Instant at) {
        return MINUTE.format(at.atZone(Requests.SWEDEN));
    }

    static String title(Disclosed all) {
        return (all.decision() == null ? "Förhandsgranskning av utlämnande " : "Utlämnande av allmän handling ") + all.id();
    }

    static List<Disclosed.Line> cover(Disclosed all) {
        var cover = new ArrayList<Disclosed.Line>();
        cover.add(new Disclosed.Line("Myndighet", all.authorities().isEmpty()
                ? List.of(all.municipality())
                : List.of(all.municipality() + ", " + String.join(", ", all.authorities()))));
        cover.add(new Disclosed.Line("Begäran", List.of(all.id() + ", inkom " + all.received())));
        cover.add(new Disclosed.Line("Begärt", all.asked().lines().toList()));
        var decision = all.decision();
        if (decision == null) {
            cover.add(new Disclosed.Line("Beslut", List.of("Inte fattat ännu: det här är en förhandsgranskning.")));
        } else {
            cover.add(new Disclosed.Line("Beslut", List.of(decision.answer().sentence(),
                    "Beslutat " + minute(decision.at()) + " av " + decision.by() + ".")));
            if (!decision.reasons().isEmpty()) {
                cover.add(new Disclosed.Line("Skäl", decision.reasons().lines().toList()));
            }
        }
        if (!all.grounds().isEmpty()) {
            cover.add(new Disclosed.Line("Grunder", all.grounds()));
        }
        cover.add(new Disclosed.Line("Omfattning", counts(all.counts())));
        all.period().forEach((account, days) -> cover
                .add(new Disclosed.Line("Konto", List.of(account + ", " + days.getFirst() + " till " + days.getLast()))));
        if (decision != null && !decision.rights().isEmpty()) {
            cover.add(new Disclosed.Line("Om beslutet", decision.rights()));
        }
        cover.add(new Disclosed.Line("Tider",
                List.of("Tider anges i svensk tid. Det som är maskat är borttaget ur dokumentet och syns som svarta"
                        + " fält med grunden.")));
        return cover;
    }

    private static List<String> counts(Disclosed.Counts counts) {
        var lines = new ArrayList<String>();
        lines.add(counts.items() + (counts.items() == 1 ? " handling prövad" : " handlingar prövade"));
        lines.add(counts.open() + " i sin helhet, " + counts.masked() + " delvis, " + counts.withheld() + " lämnas inte ut, "
                + counts.disposed() + " gallrade");
        return lines;
    }

    static String heading(Disclosed.Entry entry) {
        return entry.number() + ". " + entry.kind().substring(0, 1).toUpperCase(Locale.ROOT) + entry.kind().substring(1)
                + (entry.direction().isEmpty() ? "" : ", " + entry.direction()) + ", handling " + entry.item();
    }

    static String time(Disclosed.Entry entry) {
        return "Publicerad " + minute(entry.time().toInstant());
    }

    static String gone(Disclosed.Gone one) {
        return "Handling " + one.item() + " (" + one.account() + "): gallrad " + minute(one.at()) + " enligt " + one.decision()
                + ", gallringsprotokoll " + one.certificate() + ".";
    }
}
